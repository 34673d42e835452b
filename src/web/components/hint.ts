import { attr, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { StyledText } from "./label.ts";
import type { Optional } from "./optional.ts";

type HintOptions = StyledText & Optional<{ id: string }>;

/** Help that stands with a form control. */
export const hint = ({ id, text, classes }: HintOptions): Html =>
  html`<div${attr("id", id)} class="govuk-hint${more(classes)}">${text}</div>`;
