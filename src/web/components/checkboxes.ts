import type { Attributes } from "../html/attributes.ts";
import { attrs, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Choice } from "./choice-item.ts";
import { choiceItem } from "./choice-item.ts";
import type { Explained } from "./field.ts";
import { fieldGroup } from "./field.ts";
import type { FieldsetOptions } from "./fieldset.ts";
import type { Optional } from "./optional.ts";

export type CheckboxesOptions = Explained & {
  readonly name: string;
  readonly items: readonly Choice[];
} & Optional<{
    values: readonly (string | number)[];
    idPrefix: string;
    fieldset: FieldsetOptions;
    classes: string;
    attributes: Attributes;
  }>;

type Position = { readonly index: number; readonly describedBy: string };

function checkbox(options: CheckboxesOptions, item: Choice, at: Position) {
  if (!item) return undefined;
  if ("divider" in item)
    return html`<div class="govuk-checkboxes__divider">${item.divider}</div>`;
  const { name, values = [], idPrefix = name } = options;
  return choiceItem(item, {
    kind: "checkbox",
    block: "govuk-checkboxes",
    name: item.name || name,
    id: item.id || (at.index === 0 ? idPrefix : `${idPrefix}-${at.index + 1}`),
    checked: item.checked ?? values.includes(item.value),
    describedBy: options.fieldset ? undefined : at.describedBy,
  });
}

/** Any number of a few choices. */
export const checkboxes = (options: CheckboxesOptions): Html =>
  fieldGroup(
    options,
    options.idPrefix || options.name,
    (describedBy) =>
      html`<div
        class="govuk-checkboxes${more(options.classes)}"
        ${attrs(options.attributes)}
        data-module="govuk-checkboxes"
      >
        ${options.formGroup?.before}${options.items.map((item, index) => checkbox(options, item, { index, describedBy }))}${options.formGroup?.after}
      </div>`,
  );
