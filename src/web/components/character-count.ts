import { more } from "../html/attributes.ts";
import type { Attributes } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import { hint } from "./hint.ts";
import type { Optional } from "./optional.ts";
import type { TextareaOptions } from "./textarea.ts";
import { textarea } from "./textarea.ts";
import type { ScriptText } from "./translations.ts";
import { translations } from "./translations.ts";

export type CharacterCountOptions = TextareaOptions &
  Optional<{
    maxlength: number | string;
    maxwords: number | string;
    threshold: number | string;
    countType: "words" | "characters" | "length";
    countMessage: { readonly classes?: string };
    textareaDescriptionText: string;
    charactersUnderLimitText: ScriptText;
    charactersAtLimitText: string;
    charactersOverLimitText: ScriptText;
    wordsUnderLimitText: ScriptText;
    wordsAtLimitText: string;
    wordsOverLimitText: ScriptText;
  }>;

/** What the script needs: the limit, and its words in the page's language. */
function scriptAttributes(options: CharacterCountOptions): Attributes {
  const { maxlength, maxwords, textareaDescriptionText: description } = options;
  const hasLimit = Boolean(maxwords || maxlength);
  return {
    "data-module": "govuk-character-count",
    "data-maxlength": maxlength,
    "data-maxwords": maxwords,
    "data-threshold": options.threshold,
    "data-count-type": countTypeOf(options),
    ...translations({
      "textarea-description":
        hasLimit || !description ? undefined : { other: description },
      "characters-under-limit": options.charactersUnderLimitText,
      "characters-at-limit": options.charactersAtLimitText,
      "characters-over-limit": options.charactersOverLimitText,
      "words-under-limit": options.wordsUnderLimitText,
      "words-at-limit": options.wordsAtLimitText,
      "words-over-limit": options.wordsOverLimitText,
    }),
    ...options.formGroup?.attributes,
  };
}

const countTypeOf = ({
  countType,
  maxwords,
}: CharacterCountOptions): string | undefined =>
  countType || (maxwords ? "words" : undefined);

function limitText(options: CharacterCountOptions): string {
  const limit = options.maxwords || options.maxlength;
  if (!limit) return "";
  const unit = countTypeOf(options) === "words" ? "words" : "characters";
  const text =
    options.textareaDescriptionText || `You can enter up to %{count} ${unit}`;
  return text.replace("%{count}", String(limit));
}

/** Several lines of text up to a limit, which a script counts down. */
export function characterCount(options: CharacterCountOptions): Html {
  const infoId = `${options.id || options.name}-info`;
  const message = hint({
    text: limitText(options),
    id: infoId,
    classes: `govuk-character-count__message${more(options.countMessage?.classes)}`,
  });
  const { formGroup } = options;
  return textarea({
    ...options,
    describedBy: infoId,
    classes: `govuk-js-character-count${more(options.classes)}`,
    formGroup: {
      ...formGroup,
      classes: `govuk-character-count${more(formGroup?.classes)}`,
      attributes: scriptAttributes(options),
      after: html`${message}${formGroup?.after}`,
    },
  });
}
