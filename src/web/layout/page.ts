import type { Locale, Words } from "#kernel";
import type { Html, Optional } from "../html/html.ts";
import { html } from "../html/html.ts";
import { assetUrl } from "../assets/assets.ts";
import type { FooterLink } from "../components/around-page.ts";
import {
  backLink,
  footer,
  languageNavigation,
  serviceNavigation,
  genericHeader,
  phaseBanner,
  skipLink,
} from "../components/around-page.ts";
import { errorSummary } from "../components/announcements.ts";
import type { FieldError } from "../fields/field-error.ts";
import { withLanguage } from "./language.ts";
import { layoutWords as words } from "./layout-words.ts";

export type NavigationLink = {
  readonly href: string;
  readonly text: Words;
};

/** What every page of one product shares: its own name and brand, and the way around it. */
export type Site = { readonly name: Words } & Optional<{
  homeUrl: string;
  /** The product's name beside the navigation, when it differs from the site's. */
  product: Words;
  navigation: readonly NavigationLink[];
  footerLinks: readonly NavigationLink[];
  phase: Words;
  /** Shown at the foot of every page, e.g. that the people are made up. */
  watermark: Words;
}>;

export type Page = {
  readonly site: Site;
  readonly locale: Locale;
  /** Path and query of this page, kept by the language links. */
  readonly url: string;
  readonly title: string;
  readonly content: Html;
} & Optional<{
  /** Also puts “Error:” before the title and the error summary above the content. */
  errors: readonly FieldError[];
  backHref: string;
  beforeContent: Html;
  /** The navigation link of this page's section. */
  currentNavigation: string;
  /** The way around that depends on the visitor, e.g. signing out; after the site's own. */
  visitorNavigation: readonly NavigationLink[];
  /** Full width for tables and maps; text is easier to read at two thirds. */
  width: "two-thirds" | "full";
}>;

function head(page: Page): Html {
  const { locale, site, errors, title } = page;
  const prefix = errors?.length ? `${words.error[locale]}: ` : "";
  return html`<head>
    <meta charset="utf-8" />
    <title>${prefix}${title} – ${site.name[locale]}</title>
    <meta
      name="viewport"
      content="width=device-width, initial-scale=1, viewport-fit=cover"
    />
    <meta name="theme-color" content="#1d70b8" />
    <link rel="icon" href="${assetUrl("icon.svg")}" type="image/svg+xml" />
    <link rel="stylesheet" href="${assetUrl("govuk-frontend.css")}" />
    <link rel="stylesheet" href="${assetUrl("joinery.css")}" />
  </head>`;
}

function languageLinks({ locale, url }: Page): Html {
  return languageNavigation({
    ariaLabel: words.language[locale],
    classes: "joinery-language",
    items: [
      {
        text: "English",
        lang: "en",
        href: withLanguage(url, "en"),
        current: locale === "en",
      },
      {
        text: "Cymraeg",
        lang: "cy",
        href: withLanguage(url, "cy"),
        current: locale === "cy",
      },
    ],
  });
}

function header(page: Page): Html {
  const { site, locale, currentNavigation, visitorNavigation = [] } = page;
  const links = [...(site.navigation ?? []), ...visitorNavigation];
  return html`<header class="govuk-template__header">
    ${genericHeader({ text: site.name[locale], url: site.homeUrl })}
    ${serviceNavigation({
      serviceName: site.product?.[locale],
      serviceUrl: site.product && site.homeUrl,
      ariaLabel: words.serviceInformation[locale],
      menuButtonText: words.menu[locale],
      navigation: links.map(({ href, text }) => ({
        href,
        text: text[locale],
        active: href === currentNavigation,
      })),
      slots: { end: languageLinks(page), endAlign: "inline" },
    })}
  </header>`;
}

/** Each error leads to its control, where the page has it. */
function summaryOfErrors({ locale, errors, content }: Page) {
  if (!errors?.length) return undefined;
  return errorSummary({
    titleText: words.thereIsAProblem[locale],
    errorList: errors.map(({ field, control = field, message }) => ({
      text: message[locale],
      ...(String(content).includes(`id="${control}"`)
        ? { href: `#${control}` }
        : {}),
    })),
  });
}

function main(page: Page): Html {
  const { locale, backHref, site, beforeContent, width } = page;
  const column =
    width === "full"
      ? "govuk-grid-column-full"
      : "govuk-grid-column-two-thirds";
  return html`<div class="govuk-width-container">
    ${site.phase && phaseBanner({ tag: { text: site.phase[locale] }, text: words.newService[locale] })}
    ${backHref && backLink({ href: backHref, text: words.back[locale] })}
    ${beforeContent}
    <main class="govuk-main-wrapper" id="main-content">
      <div class="govuk-grid-row">
        <div class="${column}">${summaryOfErrors(page)}${page.content}</div>
      </div>
    </main>
  </div>`;
}

function foot({ site, locale }: Page): Html {
  const items: readonly FooterLink[] = (site.footerLinks ?? []).map(
    ({ href, text }) => ({ href, text: text[locale] }),
  );
  return html`<footer class="govuk-template__footer">
    ${footer({
      meta: {
        visuallyHiddenTitle:
          words[items.length > 0 ? "supportLinks" : "aboutSite"][locale],
        items,
        text:
          site.watermark &&
          html`<strong class="joinery-watermark"
            >${site.watermark[locale]}</strong
          >`,
      },
    })}
  </footer>`;
}

/** A whole page. Works without script: what scripts there are come from files and add to it. */
export function renderPage(page: Page): string {
  const { locale } = page;
  return `<!DOCTYPE html>\n${html`<html lang="${locale}" class="govuk-template">
    ${head(page)}
    <body class="govuk-template__body">
      <script src="${assetUrl("enable-scripts.js")}"></script>
      ${skipLink({ href: "#main-content", text: words.skipToMain[locale] })}
      ${header(page)} ${main(page)} ${foot(page)}
      <script type="module" src="${assetUrl("joinery.js")}"></script>
    </body>
  </html>`}`;
}
