import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import { errorMessage } from "./error-message.ts";
import type { ErrorMessageOptions } from "./error-message.ts";
import type { FieldsetOptions } from "./fieldset.ts";
import { fieldset } from "./fieldset.ts";
import { hint } from "./hint.ts";
import type { LabelOptions, TextOption } from "./label.ts";
import { label, styledText } from "./label.ts";
import type { Optional } from "./optional.ts";

/** What explains a control: a hint, and what is wrong. */
export type Explained = Optional<{
  hint: TextOption;
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
  const markup = html` ${hintOption && hint({ ...styledText(hintOption), id: hintId })}
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
