import type { Attributes } from "../html/attributes.ts";
import { attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type PaginationLink = { readonly href: string } & Optional<{
  text: Content;
  labelText: string;
  attributes: Attributes;
}>;

type PaginationItem = Optional<{
  number: number | string;
  href: string;
  visuallyHiddenText: string;
  current: boolean;
  ellipsis: boolean;
  attributes: Attributes;
}>;

type PaginationOptions = Optional<{
  previous: PaginationLink;
  next: PaginationLink;
  items: readonly (PaginationItem | false | undefined)[];
  landmarkLabel: string;
  classes: string;
  attributes: Attributes;
}>;

const arrows = {
  prev: html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--prev"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path
      d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
    ></path>
  </svg>`,
  next: html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--next"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path
      d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
    ></path>
  </svg>`,
};

const titles = {
  prev: html`Previous<span class="govuk-visually-hidden"> page</span>`,
  next: html`Next<span class="govuk-visually-hidden"> page</span>`,
};

function arrowLink(
  link: PaginationLink,
  type: "prev" | "next",
  isBlock: boolean,
): Html {
  const title = html`<span
    class="govuk-pagination__link-title${isBlock && !link.labelText && " govuk-pagination__link-title--decorated"}"
    >${link.text || titles[type]}</span
  >`;
  const label =
    link.labelText &&
    isBlock &&
    html`<span class="govuk-visually-hidden">:</span>
      <span class="govuk-pagination__link-label">${link.labelText}</span>`;
  const arrowFirst = isBlock || type === "prev";
  return html`<div class="govuk-pagination__${type}">
    <a
      class="govuk-link govuk-pagination__link"
      href="${link.href}"
      rel="${type}"
      ${attrs(link.attributes)}
    >
      ${arrowFirst && arrows[type]} ${title} ${label}
      ${!arrowFirst && arrows[type]}
    </a>
  </div>`;
}

function pageItem(item: PaginationItem | false | undefined) {
  if (!item || (item.number === undefined && !item.ellipsis)) return undefined;
  if (item.ellipsis)
    return html`<li
      class="govuk-pagination__item govuk-pagination__item--ellipsis"
    >
      ⋯
    </li>`;
  return html`<li
    class="govuk-pagination__item${item.current && " govuk-pagination__item--current"}"
  >
    <a
      class="govuk-link govuk-pagination__link"
      href="${item.href}"
      aria-label="${item.visuallyHiddenText ?? `Page ${item.number}`}"
      ${item.current && html` aria-current="page"`}${attrs(item.attributes)}
      >${item.number}</a
    >
  </li>`;
}

/** The way through pages of a list, or to the page before and after. */
export function pagination(options: PaginationOptions): Html {
  const { previous, next, items } = options;
  const isBlock = !items && Boolean(previous ?? next);
  return html`<nav
    class="govuk-pagination${isBlock && " govuk-pagination--block"}${more(options.classes)}"
    aria-label="${options.landmarkLabel || "Pagination"}"
    ${attrs(options.attributes)}
  >
    ${previous?.href && arrowLink(previous, "prev", isBlock)}
    ${
      items &&
      html`<ul class="govuk-pagination__list">
        ${items.map(pageItem)}
      </ul>`
    }
    ${next?.href && arrowLink(next, "next", isBlock)}
  </nav>`;
}
