import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

/** What a person must know before going on, such as a consequence in law. */
export const warningText = ({
  text,
  iconFallbackText,
}: { readonly text: Content } & Optional<{ iconFallbackText: string }>): Html =>
  html`<div class="govuk-warning-text">
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden"
        >${iconFallbackText || "Warning"}</span
      >
      ${text}
    </strong>
  </div>`;
