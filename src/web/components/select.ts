import { attr } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { FieldOptions } from "./field.ts";
import { field } from "./field.ts";
import type { Optional } from "./optional.ts";

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
