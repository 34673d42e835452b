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

export type RadiosOptions = Explained & {
  readonly name: string;
  readonly items: readonly Choice[];
} & Optional<{
    value: string | number;
    idPrefix: string;
    fieldset: FieldsetOptions;
    classes: string;
    attributes: Attributes;
  }>;

function radio(options: RadiosOptions, item: Choice, index: number) {
  if (!item) return undefined;
  if ("divider" in item)
    return html`<div class="govuk-radios__divider">${item.divider}</div>`;
  const { name, value, idPrefix = name } = options;
  const isChosen = value !== undefined && value !== "" && item.value === value;
  return choiceItem(item, {
    kind: "radio",
    block: "govuk-radios",
    name,
    id: item.id || (index === 0 ? idPrefix : `${idPrefix}-${index + 1}`),
    checked: item.checked ?? isChosen,
  });
}

/** One choice of a few. */
export const radios = (options: RadiosOptions): Html =>
  fieldGroup(
    options,
    options.idPrefix || options.name,
    () =>
      html`<div
        class="govuk-radios${more(options.classes)}"
        ${attrs(options.attributes)}
        data-module="govuk-radios"
      >
        ${options.formGroup?.before}${options.items.map((item, index) => radio(options, item, index))}${options.formGroup?.after}
      </div>`,
  );
