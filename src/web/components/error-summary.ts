import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type ErrorSummaryItem = { readonly text: Content } & Optional<{
  href: string;
  attributes: Attributes;
}>;

type ErrorSummaryOptions = { readonly titleText: Content } & Optional<{
  descriptionText: Content;
  errorList: readonly ErrorSummaryItem[];
  disableAutoFocus: boolean;
  classes: string;
  attributes: Attributes;
}>;

const summaryItem = ({ text, href, attributes }: ErrorSummaryItem): Html =>
  href
    ? html`<li><a href="${href}" ${attrs(attributes)}>${text}</a></li>`
    : html`<li>${text}</li>`;

/** Every error of the page, each a link to the control that mends it. */
export function errorSummary(options: ErrorSummaryOptions): Html {
  const { errorList = [], descriptionText, disableAutoFocus } = options;
  return html`<div
    class="govuk-error-summary${more(options.classes)}"
    ${attr("data-disable-auto-focus", disableAutoFocus === undefined ? undefined : String(disableAutoFocus))}${attrs(options.attributes)}
    data-module="govuk-error-summary"
  >
    <div role="alert">
      <h2 class="govuk-error-summary__title">${options.titleText}</h2>
      <div class="govuk-error-summary__body">
        ${descriptionText && html`<p>${descriptionText}</p>`}
        ${
          errorList.length > 0 &&
          html`<ul class="govuk-list govuk-error-summary__list">
            ${errorList.map(summaryItem)}
          </ul>`
        }
      </div>
    </div>
  </div>`;
}
