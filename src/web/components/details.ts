import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type DetailsOptions = {
  readonly summaryText: Content;
  readonly text: Content;
} & Optional<{
  id: string;
  open: boolean;
  classes: string;
  attributes: Attributes;
}>;

/** Help that opens when a person asks for it. */
export const details = (options: DetailsOptions): Html =>
  html`<details${attr("id", options.id)} class="govuk-details${more(options.classes)}"${attrs(options.attributes)}${options.open && " open"}>
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summaryText}</span></summary>
    <div class="govuk-details__text">${options.text}</div>
  </details>`;
