import type { Content, Html, Optional } from "../html/html.ts";
import { attr, more, html } from "../html/html.ts";
import type { FieldOptions } from "./field.ts";
import { field } from "./field.ts";

export type InputOptions = FieldOptions &
  Optional<{
    value: string | number;
    type: string;
    inputmode: string;
    autocomplete: string;
    spellcheck: boolean;
    prefix: Content;
    suffix: Content;
    classes: string;
  }>;

const affix = (kind: "prefix" | "suffix", text: Content): Html =>
  html`<div class="govuk-input__${kind}" aria-hidden="true">${text}</div>`;

function inputElement(options: InputOptions, id: string, describedBy: string) {
  const { errorMessage, type, spellcheck, value } = options;
  return html`<input
    class="govuk-input${more(options.classes)}${errorMessage && " govuk-input--error"}"
    id="${id}"
    name="${options.name}"
    type="${type || "text"}"
    ${attr("spellcheck", spellcheck === undefined ? undefined : String(spellcheck))}${value !== undefined && html` value="${value}"`}${attr("aria-describedby", describedBy)}${attr("autocomplete", options.autocomplete)}${attr("inputmode", options.inputmode)}
  />`;
}

/** One line of text. */
export const input = (options: InputOptions): Html =>
  field(options, (id, describedBy) => {
    const { prefix, suffix } = options;
    const element = inputElement(options, id, describedBy);
    if (!prefix && !suffix) return element;
    return html`<div class="govuk-input__wrapper">
      ${prefix && affix("prefix", prefix)}${element}${suffix && affix("suffix", suffix)}
    </div>`;
  });

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
