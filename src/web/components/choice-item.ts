import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { TextOption } from "./label.ts";
import { label, styledText } from "./label.ts";
import { hint } from "./hint.ts";
import type { Optional } from "./optional.ts";

/** One radio or checkbox; `conditional` shows under it while it is chosen. */
export type ChoiceItem = {
  readonly value: string | number;
  readonly text: Content;
} & Optional<{
  id: string;
  name: string;
  hint: TextOption;
  conditional: Content;
  checked: boolean;
  disabled: boolean;
  behaviour: "exclusive";
  label: { readonly classes?: string; readonly attributes?: Attributes };
  attributes: Attributes;
}>;

type ChoiceDivider = { readonly divider: string };
export type Choice = ChoiceItem | ChoiceDivider | false | undefined;

type ChoiceSetting = {
  readonly kind: "radio" | "checkbox";
  readonly block: "govuk-radios" | "govuk-checkboxes";
  readonly id: string;
  readonly name: string;
  readonly checked: boolean;
  readonly describedBy?: string | undefined;
};

function choiceInput(item: ChoiceItem, setting: ChoiceSetting): Html {
  const { kind, block, id, checked } = setting;
  const hintId = item.hint ? `${id}-item-hint` : "";
  const describedBy = [setting.describedBy, hintId].filter(Boolean).join(" ");
  return html`<div class="${block}__item">
    <input
      class="${block}__input"
      id="${id}"
      name="${setting.name}"
      type="${kind}"
      value="${item.value}"
      ${checked && " checked"}${item.disabled && " disabled"}${item.conditional && html` data-aria-controls="conditional-${id}"`}${attr("data-behaviour", item.behaviour)}${attr("aria-describedby", describedBy)}${attrs(item.attributes)}
    />
    ${label({ ...item.label, text: item.text, classes: `${block}__label${more(item.label?.classes)}`, for: id })}
    ${item.hint && choiceHint(item.hint, block, hintId)}
  </div>`;
}

function choiceHint(option: TextOption, block: string, id: string): Html {
  const text = styledText(option);
  const classes = "classes" in text ? text.classes : undefined;
  return hint({ ...text, id, classes: `${block}__hint${more(classes)}` });
}

/** One radio or checkbox with its label, hint and what it reveals. */
export function choiceItem(item: ChoiceItem, setting: ChoiceSetting): Html {
  const { block, id, checked } = setting;
  const reveals =
    item.conditional &&
    html`<div
      class="${block}__conditional${!checked && ` ${block}__conditional--hidden`}"
      id="conditional-${id}"
    >
      ${item.conditional}
    </div>`;
  return html`${choiceInput(item, setting)}${reveals}`;
}
