import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";

/** A passage set off from the text around it. */
export const insetText = ({ text }: { readonly text: Content }): Html =>
  html`<div class="govuk-inset-text">${text}</div>`;
