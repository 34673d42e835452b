import type { Content, Optional } from "../html/html.ts";
import { html, Html } from "../html/html.ts";

type NotificationBannerOptions = { readonly text: Content } & Optional<{
  titleText: Content;
  type: "success";
}>;

const titleId = "govuk-notification-banner-title";

/** News that is not about this page's form: what happened, or what to do soon. */
export function notificationBanner(options: NotificationBannerOptions): Html {
  const { text, type } = options;
  const isSuccess = type === "success";
  const content =
    text instanceof Html
      ? text
      : html`<p class="govuk-notification-banner__heading">${text}</p>`;
  return html`<div
    class="govuk-notification-banner${isSuccess && " govuk-notification-banner--success"}"
    role="${isSuccess ? "alert" : "region"}"
    aria-labelledby="${titleId}"
    data-module="govuk-notification-banner"
  >
    <div class="govuk-notification-banner__header">
      <h2 class="govuk-notification-banner__title" id="${titleId}">
        ${options.titleText || (isSuccess ? "Success" : "Important")}
      </h2>
    </div>
    <div class="govuk-notification-banner__content">${content}</div>
  </div>`;
}

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
