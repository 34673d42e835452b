import { attrs, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { StyledText } from "./label.ts";
import type { Optional } from "./optional.ts";
import { tag } from "./tag.ts";

/** How far along the service is, e.g. Beta. */
export const phaseBanner = (
  options: StyledText & Optional<{ tag: StyledText }>,
): Html =>
  html`<div
    class="govuk-phase-banner govuk-width-container${more(options.classes)}"
    ${attrs(options.attributes)}
  >
    <p class="govuk-phase-banner__content">
      ${tag({ text: options.tag?.text, classes: `govuk-phase-banner__content__tag${more(options.tag?.classes)}` })}
      <span class="govuk-phase-banner__text">${options.text}</span>
    </p>
  </div>`;
