import type { Content, Html, Optional } from "../html/html.ts";
import { html } from "../html/html.ts";

type PaginationLink = { readonly href: string } & Optional<{ text: Content }>;

const paths = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};
const titles = {
  prev: html`Previous<span class="govuk-visually-hidden"> page</span>`,
  next: html`Next<span class="govuk-visually-hidden"> page</span>`,
};

const arrow = (type: "prev" | "next"): Html =>
  html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--${type}"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d="${paths[type]}"></path>
  </svg>`;

const arrowLink = ({ href, text }: PaginationLink, type: "prev" | "next") =>
  html`<div class="govuk-pagination__${type}">
    <a class="govuk-link govuk-pagination__link" href="${href}" rel="${type}">
      ${arrow(type)}
      <span
        class="govuk-pagination__link-title govuk-pagination__link-title--decorated"
        >${text || titles[type]}</span
      >
    </a>
  </div>`;

/** The way to the page before and after. */
export const pagination = ({
  previous,
  next,
  label,
}: Optional<{
  previous: PaginationLink;
  next: PaginationLink;
  label: string;
}>): Html =>
  html`<nav
    class="govuk-pagination govuk-pagination--block"
    aria-label="${label ?? "Pagination"}"
  >
    ${previous && arrowLink(previous, "prev")}
    ${next && arrowLink(next, "next")}
  </nav>`;
