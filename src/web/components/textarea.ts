import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { FieldOptions } from "./field.ts";
import { field } from "./field.ts";
import type { Optional } from "./optional.ts";

export type TextareaOptions = FieldOptions &
  Optional<{
    value: string;
    rows: number | string;
    spellcheck: boolean;
    disabled: boolean;
    autocomplete: string;
    classes: string;
    attributes: Attributes;
  }>;

/** Several lines of text. */
export const textarea = (options: TextareaOptions): Html =>
  field(options, (id, describedBy) => {
    const { formGroup, errorMessage, spellcheck } = options;
    return html`${formGroup?.before}<textarea
        class="govuk-textarea${errorMessage && " govuk-textarea--error"}${more(options.classes)}"
        id="${id}"
        name="${options.name}"
        rows="${options.rows || 5}"
        ${attr("spellcheck", spellcheck === undefined ? undefined : String(spellcheck))}${options.disabled && " disabled"}${attr("aria-describedby", describedBy)}${attr("autocomplete", options.autocomplete)}${attrs(options.attributes)}
      >
${options.value}</textarea
      >${formGroup?.after}`;
  });
