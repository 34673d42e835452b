import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content } from "../html/html.ts";
import { html, Html } from "../html/html.ts";
import type { Optional } from "./optional.ts";
import { headingTag } from "./panel.ts";

type NotificationBannerOptions = Optional<{
  text: Content;
  titleText: Content;
  titleId: string;
  titleHeadingLevel: 1 | 2 | 3 | 4 | 5 | 6;
  type: "success";
  role: string;
  disableAutoFocus: boolean;
  classes: string;
  attributes: Attributes;
}>;

function bannerContent(text: Content | undefined) {
  if (text instanceof Html) return text;
  return (
    text && html`<p class="govuk-notification-banner__heading">${text}</p>`
  );
}

/** News that is not about this page's form: what happened, or what to do soon. */
export function notificationBanner(options: NotificationBannerOptions): Html {
  const isSuccess = options.type === "success";
  const titleId = options.titleId || "govuk-notification-banner-title";
  const heading = headingTag(options.titleHeadingLevel, 2);
  const { disableAutoFocus: still } = options;
  return html`<div class="govuk-notification-banner${isSuccess && " govuk-notification-banner--success"}${more(options.classes)}" role="${options.role || (isSuccess ? "alert" : "region")}" aria-labelledby="${titleId}" data-module="govuk-notification-banner"${attr("data-disable-auto-focus", still === undefined ? undefined : String(still))}${attrs(options.attributes)}>
    <div class="govuk-notification-banner__header">
      <${heading} class="govuk-notification-banner__title" id="${titleId}">${options.titleText || (isSuccess ? "Success" : "Important")}</${heading}>
    </div>
    <div class="govuk-notification-banner__content">${bannerContent(options.text)}</div>
  </div>`;
}
