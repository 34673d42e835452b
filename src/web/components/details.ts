import { attr } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type DetailsOptions = {
  readonly summaryText: Content;
  readonly text: Content;
} & Optional<{ id: string }>;

/** Help that opens when a person asks for it. */
export const details = (options: DetailsOptions): Html =>
  html`<details${attr("id", options.id)} class="govuk-details">
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summaryText}</span></summary>
    <div class="govuk-details__text">${options.text}</div>
  </details>`;
