import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type ServiceNavigationItem = Optional<{
  text: Content;
  href: string;
  current: boolean;
  active: boolean;
  attributes: Attributes;
}>;

type ServiceNavigationOptions = Optional<{
  serviceName: string;
  serviceUrl: string;
  navigation: readonly (ServiceNavigationItem | false | undefined)[];
  navigationId: string;
  navigationLabel: string;
  navigationClasses: string;
  collapseNavigationOnMobile: boolean;
  menuButtonText: string;
  menuButtonLabel: string;
  ariaLabel: string;
  slots: Optional<{
    start: Html;
    end: Html;
    endAlign: "inline";
    navigationStart: Html;
    navigationEnd: Html;
  }>;
  classes: string;
  attributes: Attributes;
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

function navigationItem(item: ServiceNavigationItem): Html {
  const isMarked = item.current || item.active;
  const current = attr(
    "aria-current",
    isMarked && (item.current ? "page" : "true"),
  );
  const text = isMarked
    ? html`<strong class="govuk-service-navigation__active-fallback"
        >${item.text}</strong
      >`
    : item.text;
  const inner = item.href
    ? html`<a
        class="govuk-service-navigation__link"
        href="${item.href}"
        ${current}${attrs(item.attributes)}
        >${text}</a
      >`
    : item.text &&
      html`<span class="govuk-service-navigation__text" ${current}
        >${text}</span
      >`;
  return html`<li
    class="govuk-service-navigation__item${isMarked && " govuk-service-navigation__item--active"}"
  >
    ${inner}
  </li>`;
}

function menuButton(
  options: ServiceNavigationOptions,
  text: string,
  id: string,
): Html {
  const { menuButtonLabel: label } = options;
  return html`<button
    type="button"
    class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
    aria-controls="${id}"
    ${label !== text && attr("aria-label", label)}
    hidden
    aria-hidden="true"
  >
    ${text}
  </button>`;
}

function navigation(options: ServiceNavigationOptions) {
  const items = (options.navigation ?? []).flatMap((item) => item || []);
  const { slots } = options;
  if (items.length === 0 && !slots?.navigationStart && !slots?.navigationEnd)
    return undefined;
  const text = options.menuButtonText || "Menu";
  const id = options.navigationId || "navigation";
  const collapses = options.collapseNavigationOnMobile ?? items.length > 1;
  return html`<nav
    aria-label="${options.navigationLabel || text}"
    class="govuk-service-navigation__wrapper${more(options.navigationClasses)}"
  >
    ${collapses && menuButton(options, text, id)}
    <ul class="govuk-service-navigation__list" id="${id}">
      ${slots?.navigationStart}${items.map(navigationItem)}${slots?.navigationEnd}
    </ul>
  </nav>`;
}

/** The name of the service and the way around it. */
export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const { slots } = options;
  const content = html`<div
    class="govuk-width-container${slots?.endAlign && " govuk-service-navigation__inlining-container"}"
  >
    ${slots?.start}
    <div class="govuk-service-navigation__container">
      ${serviceName(options)}${navigation(options)}
    </div>
    ${slots?.end}
  </div>`;
  const common = html`class="govuk-service-navigation${more(options.classes)}"
  data-module="govuk-service-navigation"${attrs(options.attributes)}`;
  if (!options.serviceName && !slots?.start && !slots?.end)
    return html`<div ${common}>${content}</div>`;
  return html`<section
    aria-label="${options.ariaLabel ?? "Service information"}"
    ${common}
  >
    ${content}
  </section>`;
}
