import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type LanguageLink = { readonly text: Content } & Optional<{
  href: string;
  lang: string;
  hrefLang: string;
  dir: string;
  current: boolean;
  languageDescriptionText: string;
  classes: string;
  attributes: Attributes;
}>;

type LanguageNavigationOptions = {
  readonly items: readonly LanguageLink[];
} & Optional<{
  ariaLabel: string;
  classes: string;
  attributes: Attributes;
}>;

const ofLanguage = (item: LanguageLink): Html =>
  html`${attr("lang", item.lang)}${!item.current && item.href && attr("hreflang", item.hrefLang || item.lang)}${attr("dir", item.dir)}${attrs(item.attributes)}`;

function languageItem(item: LanguageLink): Html {
  if (item.current || !item.href)
    return html`<span
      class="govuk-language-navigation__text${more(item.classes)}"
      aria-current="true"
      ${ofLanguage(item)}
      >${item.text}</span
    >`;
  const { languageDescriptionText: description } = item;
  return html`<a
    class="govuk-language-navigation__link${more(item.classes)}"
    href="${item.href}"
    rel="alternate"
    ${ofLanguage(item)}
    >${item.text}${description && html`<span class="govuk-visually-hidden"> ${description}</span>`}</a
  >`;
}

/** The same page in another language. */
export const languageNavigation = (options: LanguageNavigationOptions): Html =>
  html`<nav
    class="govuk-language-navigation${more(options.classes)}"
    ${attrs(options.attributes)}
    aria-label="${options.ariaLabel ?? "Language"}"
  >
    <ul class="govuk-language-navigation__list">
      ${options.items.map((item) => html`<li class="govuk-language-navigation__list-item">${languageItem(item)}</li>`)}
    </ul>
  </nav>`;
