import { attr } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

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
