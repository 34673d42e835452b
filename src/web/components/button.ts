import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content } from "../html/html.ts";
import { html, Html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type ButtonOptions = { readonly text: Content } & Optional<{
  href: string;
  type: "submit" | "button" | "reset";
  name: string;
  value: string;
  id: string;
  disabled: boolean;
  preventDoubleClick: boolean;
  isStartButton: boolean;
  classes: string;
  attributes: Attributes;
}>;

const startIcon = html`<svg
  class="govuk-button__start-icon"
  xmlns="http://www.w3.org/2000/svg"
  width="17.5"
  height="19"
  viewBox="0 0 33 40"
  aria-hidden="true"
  focusable="false"
>
  <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
</svg>`;

function buttonText({ text, isStartButton }: ButtonOptions): Html {
  if (!isStartButton) return html`${text}`;
  return text instanceof Html
    ? html`<span>${text}</span>${startIcon}`
    : html`${text}${startIcon}`;
}

/** A button, or a link that looks like one when it has an `href`. Submits its form unless told otherwise. */
export function button(options: ButtonOptions): Html {
  const { href, type = "submit", name, value, disabled } = options;
  const common = html`class="govuk-button${more(options.classes)}${options.isStartButton && " govuk-button--start"}"
  data-module="govuk-button"${attrs(options.attributes)}${attr("id", options.id)}`;
  if (href)
    return html`<a href="${href}" role="button" draggable="false" ${common}
      >${buttonText(options)}</a
    >`;
  return html`<button
    type="${type}"
    ${attr("value", value)}${attr("name", name)}${disabled && html` disabled aria-disabled="true"`}
    ${attr("data-prevent-double-click", options.preventDoubleClick === undefined ? undefined : String(options.preventDoubleClick))}
    ${common}
  >
    ${buttonText(options)}
  </button>`;
}
