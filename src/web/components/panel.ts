import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type PanelOptions = { readonly titleText: Content } & Optional<{
  text: Content;
}>;

/** The large confirmation at the end of a journey. */
export const panel = ({ titleText, text }: PanelOptions): Html =>
  html`<div class="govuk-panel govuk-panel--confirmation">
    <h1 class="govuk-panel__title">${titleText}</h1>
    ${text && html`<div class="govuk-panel__body">${text}</div>`}
  </div>`;
