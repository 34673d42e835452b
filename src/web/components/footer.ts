import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

export type FooterLink = { readonly href: string; readonly text: string };

type FooterMeta = Optional<{
  visuallyHiddenTitle: string;
  items: readonly FooterLink[];
  text: Content;
}>;

const footerLink = ({ href, text }: FooterLink): Html =>
  html`<li class="govuk-footer__inline-list-item">
    <a class="govuk-footer__link" href="${href}">${text}</a>
  </li>`;

const footerMeta = ({ visuallyHiddenTitle, items = [], text }: FooterMeta) =>
  html`<h2 class="govuk-visually-hidden">
      ${visuallyHiddenTitle || "Support links"}
    </h2>
    ${
      items.length > 0 &&
      html`<ul class="govuk-footer__inline-list">
        ${items.map(footerLink)}
      </ul>`
    }
    ${text && html`<div class="govuk-footer__meta-custom">${text}</div>`}`;

/** The foot of every page. Unlike GOV.UK's own it shows no crown, no licence and no Crown copyright. */
export const footer = ({ meta }: Optional<{ meta: FooterMeta }>): Html =>
  html`<div class="govuk-footer">
    <div class="govuk-width-container">
      <div class="govuk-footer__meta">
        <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
          ${meta && footerMeta(meta)}
        </div>
      </div>
    </div>
  </div>`;
