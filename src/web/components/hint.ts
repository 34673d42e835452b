import { attr, attrs, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { StyledText } from "./label.ts";
import type { Optional } from "./optional.ts";

type HintOptions = StyledText & Optional<{ id: string }>;

/** Help that stands with a form control. */
export const hint = ({ id, text, classes, attributes }: HintOptions): Html =>
  html`<div${attr("id", id)} class="govuk-hint${more(classes)}"${attrs(attributes)}>${text}</div>`;
