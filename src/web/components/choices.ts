import type { Content, Html, Optional } from "../html/html.ts";
import { attr, more, html } from "../html/html.ts";
import type { Explained, FieldsetOptions, FieldOptions } from "./field.ts";
import { fieldGroup, label, hint, field } from "./field.ts";

/** One radio or checkbox; `conditional` shows under it while it is chosen. */
export type Choice = {
  readonly value: string | number;
  readonly text: Content;
} & Optional<{ hint: Content; conditional: Content }>;

type ChoicesOptions = Explained & {
  readonly name: string;
  readonly items: readonly Choice[];
} & Optional<{
    idPrefix: string;
    fieldset: FieldsetOptions;
    classes: string;
  }>;
export type RadiosOptions = ChoicesOptions & Optional<{ value: string }>;
export type CheckboxesOptions = ChoicesOptions &
  Optional<{ values: readonly string[] }>;

type Kind = "radio" | "checkbox";
type Setting = {
  readonly block: string;
  readonly id: string;
  readonly checked: boolean;
  readonly describedBy: string;
};
const blocks = { radio: "govuk-radios", checkbox: "govuk-checkboxes" };

function choiceInput(kind: Kind, name: string, item: Choice, at: Setting) {
  const { block, id, checked } = at;
  const hintId = item.hint ? `${id}-item-hint` : "";
  const describedBy = [at.describedBy, hintId].filter(Boolean).join(" ");
  return html`<div class="${block}__item">
    <input
      class="${block}__input"
      id="${id}"
      name="${name}"
      type="${kind}"
      value="${item.value}"
      ${checked && " checked"}${item.conditional && html` data-aria-controls="conditional-${id}"`}${attr("aria-describedby", describedBy)}
    />
    ${label({ text: item.text, classes: `${block}__label`, for: id })}
    ${item.hint && hint({ text: item.hint, id: hintId, classes: `${block}__hint` })}
  </div>`;
}

const revealed = ({ block, id, checked }: Setting, content: Content): Html =>
  html`<div
    class="${block}__conditional${!checked && ` ${block}__conditional--hidden`}"
    id="conditional-${id}"
  >
    ${content}
  </div>`;

function choices(
  kind: Kind,
  options: ChoicesOptions,
  isChosen: (value: string | number) => boolean,
): Html {
  const { name, items, idPrefix = name } = options;
  const block = blocks[kind];
  return fieldGroup(options, idPrefix, (explanations) => {
    // In a fieldset the group is described; without one each box is.
    const describedBy =
      kind === "radio" || options.fieldset ? "" : explanations;
    const shown = items.map((item, index) => {
      const id = index === 0 ? idPrefix : `${idPrefix}-${index + 1}`;
      const at = { block, id, checked: isChosen(item.value), describedBy };
      return html`${choiceInput(kind, name, item, at)}${item.conditional && revealed(at, item.conditional)}`;
    });
    return html`<div
      class="${block}${more(options.classes)}"
      data-module="${block}"
    >
      ${shown}
    </div>`;
  });
}

/** One choice of a few. */
export const radios = (options: RadiosOptions): Html =>
  choices("radio", options, (value) => value !== "" && value === options.value);

/** Any number of a few choices. */
export const checkboxes = (options: CheckboxesOptions): Html =>
  choices("checkbox", options, (value) =>
    (options.values ?? []).includes(String(value)),
  );

type SelectItem = { readonly text: string | number } & Optional<{
  value: string | number;
}>;

export type SelectOptions = FieldOptions & {
  readonly items: readonly SelectItem[];
} & Optional<{ value: string }>;

const option = ({ value, text }: SelectItem, chosen: string | undefined) =>
  html`<option${value !== undefined && html` value="${value}"`}${chosen !== undefined && chosen !== "" && chosen === (value ?? text) && " selected"}>${text}</option>`;

/** A choice from a long list; radios serve a short one better. */
export const select = (options: SelectOptions): Html =>
  field(
    options,
    (id, describedBy) =>
      html`<select
        class="govuk-select${options.errorMessage && " govuk-select--error"}"
        id="${id}"
        name="${options.name}"
        ${attr("aria-describedby", describedBy)}
      >
        ${options.items.map((item) => option(item, options.value))}
      </select>`,
  );
