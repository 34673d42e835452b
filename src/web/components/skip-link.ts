import { attrs, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { StyledText } from "./label.ts";
import type { Optional } from "./optional.ts";

/** The first link of a page, for people who move by keyboard. */
export const skipLink = ({
  href,
  text,
  classes,
  attributes,
}: StyledText & Optional<{ href: string }>): Html =>
  html`<a
    href="${href || "#content"}"
    class="govuk-skip-link${more(classes)}"
    ${attrs(attributes)}
    data-module="govuk-skip-link"
    >${text}</a
  >`;
