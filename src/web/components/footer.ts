import type { Attributes } from "../html/attributes.ts";
import { attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

export type FooterLink = {
  readonly href: string;
  readonly text: string;
} & Optional<{ attributes: Attributes }>;

type FooterSection = { readonly title: string } & Optional<{
  items: readonly FooterLink[];
  columns: number;
  width: string;
}>;

type FooterOptions = Optional<{
  navigation: readonly FooterSection[];
  meta: Optional<{
    visuallyHiddenTitle: string;
    items: readonly FooterLink[];
    text: Content;
  }>;
  contentLicence: Content;
  containerClasses: string;
  classes: string;
  attributes: Attributes;
}>;

const footerLink = ({ href, text, attributes }: FooterLink): Html =>
  html`<a class="govuk-footer__link" href="${href}" ${attrs(attributes)}
    >${text}</a
  >`;

function footerSection({
  title,
  items = [],
  columns,
  width,
}: FooterSection): Html {
  const links = items.map(
    (item) =>
      item.href &&
      item.text &&
      html`<li class="govuk-footer__list-item">${footerLink(item)}</li>`,
  );
  return html`<div
    class="govuk-footer__section govuk-grid-column-${width || "full"}"
  >
    <h2 class="govuk-footer__heading govuk-heading-m">${title}</h2>
    ${
      items.length > 0 &&
      html`<ul
        class="govuk-footer__list${columns && ` govuk-footer__list--columns-${columns}`}"
      >
        ${links}
      </ul>`
    }
  </div>`;
}

function footerMeta({
  visuallyHiddenTitle,
  items = [],
  text,
}: NonNullable<FooterOptions["meta"]>): Html {
  const links = items.map(
    (item) =>
      html`<li class="govuk-footer__inline-list-item">${footerLink(item)}</li>`,
  );
  return html`<h2 class="govuk-visually-hidden">
      ${visuallyHiddenTitle || "Support links"}
    </h2>
    ${
      items.length > 0 &&
      html`<ul class="govuk-footer__inline-list">
        ${links}
      </ul>`
    }
    ${text && html`<div class="govuk-footer__meta-custom">${text}</div>`}`;
}

/** The foot of every page. Unlike GOV.UK's own it shows no crown and no Crown copyright, and only a licence it is given. */
export function footer(options: FooterOptions): Html {
  const { navigation = [], meta, contentLicence } = options;
  return html`<div
    class="govuk-footer${more(options.classes)}"
    ${attrs(options.attributes)}
  >
    <div class="govuk-width-container${more(options.containerClasses)}">
      ${
        navigation.length > 0 &&
        html`<div class="govuk-footer__navigation">
            ${navigation.map(footerSection)}
          </div>
          <hr class="govuk-footer__section-break" />`
      }
      <div class="govuk-footer__meta">
        <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
          ${meta && footerMeta(meta)}
          ${contentLicence && html`<span class="govuk-footer__licence-description">${contentLicence}</span>`}
        </div>
      </div>
    </div>
  </div>`;
}
