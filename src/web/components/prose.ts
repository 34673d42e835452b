import type { Html, Slot, Content, Optional } from "../html/html.ts";
import { html, attr, more } from "../html/html.ts";
import type { StyledText } from "./field.ts";

const apart = (about: Slot): Html | false =>
  about !== undefined &&
  html`<span class="govuk-visually-hidden">: ${about}</span>`;

/** A link; `about` tells it apart for those who hear it among others. */
export const link = (href: string, text: Slot, about?: Slot): Html =>
  html`<a class="govuk-link" href="${href}">${text}${apart(about)}</a>`;

export const paragraph = (content: Slot): Html =>
  html`<p class="govuk-body">${content}</p>`;

/** A list with a point before each item; nothing of what is left out. */
export const bullets = (items: readonly Slot[]): Html =>
  list(items, "govuk-list--bullet");

/** A list without points. */
export const list = (items: readonly Slot[], classes = ""): Html =>
  html`<ul class="govuk-list${classes && ` ${classes}`}">
    ${items.map((item) => item !== undefined && item !== false && html`<li>${item}</li>`)}
  </ul>`;

type DetailsOptions = {
  readonly summaryText: Content;
  readonly text: Content;
} & Optional<{
  id: string;
  /** Tells it apart for those who hear it among others. */
  about: string;
}>;

/** Help that opens when a person asks for it. */
export const details = (options: DetailsOptions): Html =>
  html`<details${attr("id", options.id)} class="govuk-details">
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summaryText}${apart(options.about)}</span></summary>
    <div class="govuk-details__text">${options.text}</div>
  </details>`;

/** A passage set off from the text around it. */
export const insetText = ({ text }: { readonly text: Content }): Html =>
  html`<div class="govuk-inset-text">${text}</div>`;

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

/** The state of a thing, e.g. `tag({ text: "Received", classes: "govuk-tag--green" })`. */
export const tag = ({ text, classes }: StyledText): Html =>
  html`<strong class="govuk-tag${more(classes)}">${text}</strong>`;

type PanelOptions = { readonly titleText: Content } & Optional<{
  text: Content;
}>;

/** The large confirmation at the end of a journey. */
export const panel = ({ titleText, text }: PanelOptions): Html =>
  html`<div class="govuk-panel govuk-panel--confirmation">
    <h1 class="govuk-panel__title">${titleText}</h1>
    ${text && html`<div class="govuk-panel__body">${text}</div>`}
  </div>`;
