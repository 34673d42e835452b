import type { Attributes } from "../html/attributes.ts";
import { attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type Breadcrumb = { readonly text: Content } & Optional<{
  href: string;
  attributes: Attributes;
}>;

type BreadcrumbsOptions = {
  readonly items: readonly Breadcrumb[];
} & Optional<{
  labelText: string;
  collapseOnMobile: boolean;
  classes: string;
  attributes: Attributes;
}>;

const crumb = ({ text, href, attributes }: Breadcrumb): Html =>
  href
    ? html`<li class="govuk-breadcrumbs__list-item">
        <a class="govuk-breadcrumbs__link" href="${href}" ${attrs(attributes)}
          >${text}</a
        >
      </li>`
    : html`<li class="govuk-breadcrumbs__list-item" aria-current="page">
        ${text}
      </li>`;

/** Where the page is in the site; an item without `href` is the page itself. */
export const breadcrumbs = (options: BreadcrumbsOptions): Html =>
  html`<nav
    class="govuk-breadcrumbs${more(options.classes)}${options.collapseOnMobile && " govuk-breadcrumbs--collapse-on-mobile"}"
    ${attrs(options.attributes)}
    aria-label="${options.labelText ?? "Breadcrumb"}"
  >
    <ol class="govuk-breadcrumbs__list">
      ${options.items.map(crumb)}
    </ol>
  </nav>`;
