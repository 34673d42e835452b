import { more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { StyledText } from "./label.ts";

/** The state of a thing, e.g. `tag({ text: "Received", classes: "govuk-tag--green" })`. */
export const tag = ({ text, classes }: StyledText): Html =>
  html`<strong class="govuk-tag${more(classes)}">${text}</strong>`;
