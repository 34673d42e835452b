import type { Content } from "../html/html.ts";
import { html, Html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

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
