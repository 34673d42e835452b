import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { FieldOptions } from "./field.ts";
import { field } from "./field.ts";
import type { StyledText, TextOption } from "./label.ts";
import { styledText } from "./label.ts";
import type { Optional } from "./optional.ts";

export type InputOptions = FieldOptions &
  Optional<{
    value: string | number;
    type: string;
    inputmode: string;
    autocomplete: string;
    autocapitalize: string;
    pattern: string;
    spellcheck: boolean;
    disabled: boolean;
    prefix: TextOption;
    suffix: TextOption;
    inputWrapper: {
      readonly classes?: string;
      readonly attributes?: Attributes;
    };
    classes: string;
    attributes: Attributes;
  }>;

const affix = (kind: "prefix" | "suffix", option: TextOption): Html => {
  const { text, classes, attributes }: StyledText = styledText(option);
  return html`<div
    class="govuk-input__${kind}${more(classes)}"
    aria-hidden="true"
    ${attrs(attributes)}
  >
    ${text}
  </div>`;
};

function inputElement(options: InputOptions, id: string, describedBy: string) {
  const { errorMessage, type, spellcheck, value } = options;
  return html`<input
    class="govuk-input${more(options.classes)}${errorMessage && " govuk-input--error"}"
    id="${id}"
    name="${options.name}"
    type="${type || "text"}"
    ${attr("spellcheck", spellcheck === undefined ? undefined : String(spellcheck))}${value !== undefined && html` value="${value}"`}${options.disabled && " disabled"}${attr("aria-describedby", describedBy)}${attr("autocomplete", options.autocomplete)}${attr("autocapitalize", options.autocapitalize)}${attr("pattern", options.pattern)}${attr("inputmode", options.inputmode)}${attrs(options.attributes)}
  />`;
}

function wrapped(options: InputOptions, element: Html): Html {
  const { prefix, suffix, formGroup, inputWrapper } = options;
  if (!prefix && !suffix && !formGroup?.before && !formGroup?.after)
    return element;
  return html`<div
    class="govuk-input__wrapper${more(inputWrapper?.classes)}"
    ${attrs(inputWrapper?.attributes)}
  >
    ${formGroup?.before}${prefix && affix("prefix", prefix)}${element}${suffix && affix("suffix", suffix)}${formGroup?.after}
  </div>`;
}

/** One line of text. */
export const input = (options: InputOptions): Html =>
  field(options, (id, describedBy) =>
    wrapped(options, inputElement(options, id, describedBy)),
  );
