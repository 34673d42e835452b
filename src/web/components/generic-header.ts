import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

/** The neutral header: the installation's own name, no crown. */
export const genericHeader = ({
  text,
  url,
}: { readonly text: Content } & Optional<{ url: string }>): Html =>
  html`<div class="govuk-generic-header">
    <div class="govuk-generic-header__container govuk-width-container">
      <div class="govuk-generic-header__logo">
        <a href="${url || "/"}" class="govuk-generic-header__homepage-link"
          >${text}</a
        >
      </div>
    </div>
  </div>`;
