import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type SkipLinkOptions = { readonly text: Content } & Optional<{ href: string }>;

/** The first link of a page, for people who move by keyboard. */
export const skipLink = ({ href, text }: SkipLinkOptions): Html =>
  html`<a
    href="${href || "#content"}"
    class="govuk-skip-link"
    data-module="govuk-skip-link"
    >${text}</a
  >`;
