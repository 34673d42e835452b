import { attr, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { StyledText } from "./label.ts";
import type { Optional } from "./optional.ts";

export type ErrorMessageOptions = StyledText &
  Optional<{ id: string; visuallyHiddenText: string }>;

/** What is wrong with one form control; `visuallyHiddenText` is the word “Error” of the page's language, or empty. */
export function errorMessage(options: ErrorMessageOptions): Html {
  const { visuallyHiddenText = "Error" } = options;
  const prefix =
    visuallyHiddenText &&
    html`<span class="govuk-visually-hidden">${visuallyHiddenText}:</span> `;
  return html`<p${attr("id", options.id)} class="govuk-error-message${more(options.classes)}">${prefix}${options.text}</p>`;
}
