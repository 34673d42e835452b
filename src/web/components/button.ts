import type { Content, Optional } from "../html/html.ts";
import { attr, more, html, Html } from "../html/html.ts";

type ButtonOptions = { readonly text: Content } & Optional<{
  href: string;
  name: string;
  value: string;
  preventDoubleClick: boolean;
  isStartButton: boolean;
  classes: string;
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

/** A button that submits its form, or a link that looks like one when it has an `href`. */
export function button(options: ButtonOptions): Html {
  const { href, name, value, preventDoubleClick: once } = options;
  const common = html`class="govuk-button${more(options.classes)}${options.isStartButton && " govuk-button--start"}"
  data-module="govuk-button"`;
  if (href)
    return html`<a href="${href}" role="button" draggable="false" ${common}
      >${buttonText(options)}</a
    >`;
  return html`<button
    type="submit"
    ${attr("value", value)}${attr("name", name)}${attr("data-prevent-double-click", once === undefined ? undefined : String(once))}
    ${common}
  >
    ${buttonText(options)}
  </button>`;
}

/** Sends its form to one of its page's acts, to the only one when it names none; once, however often it is pressed. */
export const actButton = (
  text: Content,
  act?: string,
  look?: "secondary" | "warning",
): Html =>
  button({
    text,
    name: act && "do",
    value: act,
    classes: look && `govuk-button--${look}`,
    preventDoubleClick: true,
  });
