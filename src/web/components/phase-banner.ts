import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import { tag } from "./tag.ts";

/** How far along the service is, e.g. Beta. */
export const phaseBanner = (options: {
  readonly tag: { readonly text: Content };
  readonly text: Content;
}): Html =>
  html`<div class="govuk-phase-banner govuk-width-container">
    <p class="govuk-phase-banner__content">
      ${tag({ ...options.tag, classes: "govuk-phase-banner__content__tag" })}
      <span class="govuk-phase-banner__text">${options.text}</span>
    </p>
  </div>`;
