import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type BackLinkOptions = Optional<{ href: string; text: Content }>;

/** The way back, above the main content. */
export const backLink = ({ href, text }: BackLinkOptions): Html =>
  html`<a href="${href || "#"}" class="govuk-back-link">${text || "Back"}</a>`;
