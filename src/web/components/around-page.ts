import type { Html, Optional, Content } from "../html/html.ts";
import { attr, html, more } from "../html/html.ts";
import { tag } from "./prose.ts";

type ServiceNavigationItem = {
  readonly text: string;
  readonly href: string;
  /** The page belongs to the section that the link leads to. */
  readonly active?: boolean;
};

type ServiceNavigationOptions = Optional<{
  serviceName: string;
  serviceUrl: string;
  navigation: readonly ServiceNavigationItem[];
  menuButtonText: string;
  ariaLabel: string;
  slots: Optional<{ end: Html; endAlign: "inline" }>;
}>;

function serviceName({
  serviceName: name,
  serviceUrl,
}: ServiceNavigationOptions) {
  if (!name) return undefined;
  const inner = serviceUrl
    ? html`<a href="${serviceUrl}" class="govuk-service-navigation__link"
        >${name}</a
      >`
    : html`<span class="govuk-service-navigation__text">${name}</span>`;
  return html`<span class="govuk-service-navigation__service-name"
    >${inner}</span
  >`;
}

function navigationItem({ text, href, active }: ServiceNavigationItem): Html {
  const shown = active
    ? html`<strong class="govuk-service-navigation__active-fallback"
        >${text}</strong
      >`
    : text;
  return html`<li
    class="govuk-service-navigation__item${active && " govuk-service-navigation__item--active"}"
  >
    <a
      class="govuk-service-navigation__link"
      href="${href}"
      ${attr("aria-current", active && "true")}
      >${shown}</a
    >
  </li>`;
}

function navigation({
  navigation: items = [],
  menuButtonText: text = "Menu",
}: ServiceNavigationOptions) {
  if (items.length === 0) return undefined;
  const menuButton = html`<button
    type="button"
    class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
    aria-controls="navigation"
    hidden
    aria-hidden="true"
  >
    ${text}
  </button>`;
  return html`<nav
    aria-label="${text}"
    class="govuk-service-navigation__wrapper"
  >
    ${items.length > 1 && menuButton}
    <ul class="govuk-service-navigation__list" id="navigation">
      ${items.map(navigationItem)}
    </ul>
  </nav>`;
}

/** The name of the service and the way around it. */
export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const { slots } = options;
  const content = html`<div
    class="govuk-width-container${slots?.endAlign && " govuk-service-navigation__inlining-container"}"
  >
    <div class="govuk-service-navigation__container">
      ${serviceName(options)}${navigation(options)}
    </div>
    ${slots?.end}
  </div>`;
  const common = html`class="govuk-service-navigation"
  data-module="govuk-service-navigation"`;
  if (!options.serviceName && !slots?.end)
    return html`<div ${common}>${content}</div>`;
  return html`<section
    aria-label="${options.ariaLabel ?? "Service information"}"
    ${common}
  >
    ${content}
  </section>`;
}

type LanguageLink = {
  readonly text: Content;
  readonly href: string;
} & Optional<{ lang: string; current: boolean }>;

type LanguageNavigationOptions = {
  readonly items: readonly LanguageLink[];
} & Optional<{ ariaLabel: string; classes: string }>;

const languageItem = ({ text, href, lang, current }: LanguageLink): Html =>
  current
    ? html`<span
        class="govuk-language-navigation__text"
        aria-current="true"
        ${attr("lang", lang)}
        >${text}</span
      >`
    : html`<a
        class="govuk-language-navigation__link"
        href="${href}"
        rel="alternate"
        ${attr("lang", lang)}${attr("hreflang", lang)}
        >${text}</a
      >`;

/** The same page in another language. */
export const languageNavigation = (options: LanguageNavigationOptions): Html =>
  html`<nav
    class="govuk-language-navigation${more(options.classes)}"
    aria-label="${options.ariaLabel ?? "Language"}"
  >
    <ul class="govuk-language-navigation__list">
      ${options.items.map((item) => html`<li class="govuk-language-navigation__list-item">${languageItem(item)}</li>`)}
    </ul>
  </nav>`;

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

/** The neutral header: the installation's own name, no crown. */
export const genericHeader = ({
  text,
  url,
}: { readonly text: Content } & Optional<{ url: string }>): Html =>
  html`<div class="govuk-generic-header">
    <div class="govuk-generic-header__container govuk-width-container">
      <div class="govuk-generic-header__logo">
        <a href="${url || "/"}" class="govuk-generic-header__homepage-link"
          >${text}</a
        >
      </div>
    </div>
  </div>`;

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

type BackLinkOptions = Optional<{ href: string; text: Content }>;

/** The way back, above the main content. */
export const backLink = ({ href, text }: BackLinkOptions): Html =>
  html`<a href="${href || "#"}" class="govuk-back-link">${text || "Back"}</a>`;

type SkipLinkOptions = { readonly text: Content } & Optional<{ href: string }>;

/** The first link of a page, for people who move by keyboard. */
export const skipLink = ({ href, text }: SkipLinkOptions): Html =>
  html`<a
    href="${href || "#content"}"
    class="govuk-skip-link"
    data-module="govuk-skip-link"
    >${text}</a
  >`;
