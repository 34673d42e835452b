import { attr, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

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
