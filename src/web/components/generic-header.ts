import type { Attributes } from "../html/attributes.ts";
import { attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type GenericHeaderOptions = Optional<{
  text: Content;
  url: string;
  containerClasses: string;
  classes: string;
  attributes: Attributes;
}>;

/** The neutral header: the installation's own name, no crown. */
export const genericHeader = (options: GenericHeaderOptions): Html =>
  html`<div
    class="govuk-generic-header${more(options.classes)}"
    ${attrs(options.attributes)}
  >
    <div
      class="govuk-generic-header__container ${options.containerClasses || "govuk-width-container"}"
    >
      <div class="govuk-generic-header__logo">
        <a
          href="${options.url || "/"}"
          class="govuk-generic-header__homepage-link"
          >${options.text}</a
        >
      </div>
    </div>
  </div>`;
