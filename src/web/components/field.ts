import type { Content, Optional } from "../html/html.ts";
import { html, attr, more, Html } from "../html/html.ts";

type HintOptions = StyledText & Optional<{ id: string }>;

/** Help that stands with a form control. */
export const hint = ({ id, text, classes }: HintOptions): Html =>
  html`<div${attr("id", id)} class="govuk-hint${more(classes)}">${text}</div>`;

export type ErrorMessageOptions = StyledText &
  Optional<{ id: string; visuallyHiddenText: string }>;

/** What is wrong with one form control; `visuallyHiddenText` is the word “Error” of the page's language, or empty. */
export function errorMessage(options: ErrorMessageOptions): Html {
  const { visuallyHiddenText = "Error" } = options;
  const prefix =
    visuallyHiddenText &&
    html`<span class="govuk-visually-hidden">${visuallyHiddenText}:</span> `;
  return html`<p${attr("id", options.id)} class="govuk-error-message${more(options.classes)}">${prefix}${options.text}</p>`;
}

/** A text with its own classes. */
export type StyledText = Optional<{ text: Content; classes: string }>;

/** Reads either way of giving a text into the long one. */
const styledText = <T extends StyledText>(
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

type Legend = Optional<{
  text: Content;
  classes: string;
  isPageHeading: boolean;
}>;

export type FieldsetOptions = Optional<{
  legend: Legend;
  content: Content;
  describedBy: string;
  role: string;
}>;

/** A question over its controls, as large as its place on the page wants; a large one is the page’s heading. */
export const question = (
  text: Content,
  size: "s" | "m" | "l" = "m",
): FieldsetOptions => ({
  legend: {
    text,
    classes: `govuk-fieldset__legend--${size}`,
    isPageHeading: size === "l",
  },
});

function legendMarkup({ text, classes, isPageHeading }: Legend): Html {
  const inner = isPageHeading
    ? html`<h1 class="govuk-fieldset__heading">${text}</h1>`
    : text;
  return html`<legend class="govuk-fieldset__legend${more(classes)}">
    ${inner}
  </legend>`;
}

/** A group of form controls under one question. */
export const fieldset = (options: FieldsetOptions): Html =>
  html`<fieldset
    class="govuk-fieldset"
    ${attr("role", options.role)}${attr("aria-describedby", options.describedBy)}
  >
    ${options.legend?.text && legendMarkup(options.legend)} ${options.content}
  </fieldset>`;

/** What explains a control: a hint, and what is wrong. */
export type Explained = Optional<{
  hint: Content;
  errorMessage: Content | ErrorMessageOptions;
}>;

export type FieldOptions = Explained & {
  readonly name: string;
  readonly label: Content | LabelOptions;
} & Optional<{ id: string }>;

/** The hint and error of a control, and the identifiers that `aria-describedby` points at. */
function explanation(options: Explained, id: string) {
  const { hint: hintOption, errorMessage: error } = options;
  const hintId =
    hintOption !== undefined && hintOption !== "" ? `${id}-hint` : "";
  const errorId = error ? `${id}-error` : "";
  const markup = html` ${hintOption && hint({ text: hintOption, id: hintId })}
  ${error && errorMessage({ ...styledText(error), id: errorId })}`;
  return { describedBy: [hintId, errorId].filter(Boolean).join(" "), markup };
}

const formGroup = ({ errorMessage: error }: Explained, content: Html): Html =>
  html`<div class="govuk-form-group${error && " govuk-form-group--error"}">
    ${content}
  </div>`;

/** A control with its label, hint and error; `control` gets its identifier and what describes it. */
export function field(
  options: FieldOptions,
  control: (id: string, describedBy: string) => Html,
): Html {
  const id = options.id || options.name;
  const { describedBy, markup } = explanation(options, id);
  return formGroup(
    options,
    html`${label({ ...styledText(options.label), for: id })}${markup}${control(id, describedBy)}`,
  );
}

/** Several controls under one question, in a fieldset when they have a legend. */
export function fieldGroup(
  options: Explained & Optional<{ fieldset: FieldsetOptions; role: string }>,
  id: string,
  controls: (describedBy: string) => Html,
): Html {
  const { describedBy, markup } = explanation(options, id);
  const content = html`${markup}${controls(describedBy)}`;
  const { role } = options;
  return formGroup(
    options,
    options.fieldset
      ? fieldset({ ...options.fieldset, role, describedBy, content })
      : content,
  );
}
