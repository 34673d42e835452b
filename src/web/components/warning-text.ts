import { attrs, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { StyledText } from "./label.ts";
import type { Optional } from "./optional.ts";

/** What a person must know before going on, such as a consequence in law. */
export const warningText = (
  options: StyledText & Optional<{ iconFallbackText: string }>,
): Html =>
  html`<div
    class="govuk-warning-text${more(options.classes)}"
    ${attrs(options.attributes)}
  >
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden"
        >${options.iconFallbackText || "Warning"}</span
      >
      ${options.text}
    </strong>
  </div>`;
