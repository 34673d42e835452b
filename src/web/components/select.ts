import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { FieldOptions } from "./field.ts";
import { field } from "./field.ts";
import type { Optional } from "./optional.ts";

type SelectItem = { readonly text: string | number } & Optional<{
  value: string | number;
  selected: boolean;
  disabled: boolean;
  attributes: Attributes;
}>;

export type SelectOptions = FieldOptions & {
  readonly items: readonly (SelectItem | false | undefined)[];
} & Optional<{
    value: string | number;
    disabled: boolean;
    classes: string;
    attributes: Attributes;
  }>;

function option(item: SelectItem, chosen: string | number | undefined): Html {
  const isChosen =
    chosen !== undefined &&
    chosen !== "" &&
    chosen === (item.value ?? item.text);
  return html`<option${item.value !== undefined && html` value="${item.value}"`}${(item.selected ?? isChosen) && " selected"}${item.disabled && " disabled"}${attrs(item.attributes)}>${item.text}</option>`;
}

/** A choice from a long list; radios serve a short one better. */
export const select = (options: SelectOptions): Html =>
  field(options, (id, describedBy) => {
    const { formGroup, errorMessage, items, value } = options;
    return html`${formGroup?.before}<select
        class="govuk-select${more(options.classes)}${errorMessage && " govuk-select--error"}"
        id="${id}"
        name="${options.name}"
        ${options.disabled && " disabled"}${attr("aria-describedby", describedBy)}${attrs(options.attributes)}
      >
        ${items.map((item) => item && option(item, value))}</select
      >${formGroup?.after}`;
  });
