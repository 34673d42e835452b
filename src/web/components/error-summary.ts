import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";

type ErrorSummaryOptions = {
  readonly titleText: Content;
  readonly errorList: readonly {
    readonly text: Content;
    readonly href?: string;
  }[];
};

/** Every error of the page, each a link to the control that mends it. */
export const errorSummary = (options: ErrorSummaryOptions): Html =>
  html`<div class="govuk-error-summary" data-module="govuk-error-summary">
    <div role="alert">
      <h2 class="govuk-error-summary__title">${options.titleText}</h2>
      <div class="govuk-error-summary__body">
        <ul class="govuk-list govuk-error-summary__list">
          ${options.errorList.map(({ href, text }) => html`<li>${href ? html`<a href="${href}">${text}</a>` : text}</li>`)}
        </ul>
      </div>
    </div>
  </div>`;
