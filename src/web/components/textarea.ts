import { attr } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { FieldOptions } from "./field.ts";
import { field } from "./field.ts";
import type { Optional } from "./optional.ts";

export type TextareaOptions = FieldOptions &
  Optional<{ value: string; rows: number | string }>;

/** Several lines of text. */
export const textarea = (options: TextareaOptions): Html =>
  field(
    options,
    (id, describedBy) =>
      html`<textarea
        class="govuk-textarea${options.errorMessage && " govuk-textarea--error"}"
        id="${id}"
        name="${options.name}"
        rows="${options.rows || 5}"
        ${attr("aria-describedby", describedBy)}
      >
${options.value}</textarea>`,
  );
