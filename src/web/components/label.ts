import { attr, more } from "../html/attributes.ts";
import type { Content } from "../html/html.ts";
import { html, Html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

/** A text with its own classes. */
export type StyledText = Optional<{ text: Content; classes: string }>;

/** Text alone, or text with classes: hints, labels and error messages take either. */
export type TextOption = Content | StyledText;

/** Reads either way of giving a text into the long one. */
export const styledText = <T extends StyledText>(
  option: Content | T,
): T | { readonly text: Content } =>
  typeof option === "object" && !(option instanceof Html)
    ? option
    : { text: option };

export type LabelOptions = StyledText &
  Optional<{ for: string; isPageHeading: boolean }>;

/** The label of a form control; as the page's heading it is also the `h1`. */
export function label(options: LabelOptions): Html | undefined {
  if (!options.text) return undefined;
  const element = html`<label
    class="govuk-label${more(options.classes)}"
    ${attr("for", options.for)}
    >${options.text}</label
  >`;
  return options.isPageHeading
    ? html`<h1 class="govuk-label-wrapper">${element}</h1>`
    : element;
}
