import { attr, attrs, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { StyledText } from "./label.ts";
import type { Optional } from "./optional.ts";

/** A passage set off from the text around it. */
export const insetText = ({
  id,
  text,
  classes,
  attributes,
}: StyledText & Optional<{ id: string }>): Html =>
  html`<div${attr("id", id)} class="govuk-inset-text${more(classes)}"${attrs(attributes)}>${text}</div>`;
