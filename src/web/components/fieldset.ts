import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import { attr, more } from "../html/attributes.ts";
import type { Optional } from "./optional.ts";

type Legend = Optional<{
  text: Content;
  classes: string;
  isPageHeading: boolean;
}>;

export type FieldsetOptions = Optional<{
  legend: Legend;
  content: Content;
  describedBy: string;
  role: string;
}>;

/** A question over its controls, as large as its place on the page wants; a large one is the page’s heading. */
export const question = (
  text: Content,
  size: "s" | "m" | "l" = "m",
): FieldsetOptions => ({
  legend: {
    text,
    classes: `govuk-fieldset__legend--${size}`,
    isPageHeading: size === "l",
  },
});

function legendMarkup({ text, classes, isPageHeading }: Legend): Html {
  const inner = isPageHeading
    ? html`<h1 class="govuk-fieldset__heading">${text}</h1>`
    : text;
  return html`<legend class="govuk-fieldset__legend${more(classes)}">
    ${inner}
  </legend>`;
}

/** A group of form controls under one question. */
export const fieldset = (options: FieldsetOptions): Html =>
  html`<fieldset
    class="govuk-fieldset"
    ${attr("role", options.role)}${attr("aria-describedby", options.describedBy)}
  >
    ${options.legend?.text && legendMarkup(options.legend)} ${options.content}
  </fieldset>`;
