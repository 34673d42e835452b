import type { Attributes } from "../html/attributes.ts";
import { attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type BackLinkOptions = Optional<{
  href: string;
  text: Content;
  classes: string;
  attributes: Attributes;
}>;

/** The way back, above the main content. */
export const backLink = ({
  href,
  text,
  classes,
  attributes,
}: BackLinkOptions): Html =>
  html`<a
    href="${href || "#"}"
    class="govuk-back-link${more(classes)}"
    ${attrs(attributes)}
    >${text || "Back"}</a
  >`;
