import type { Attributes } from "../html/attributes.ts";
import { attrs, more } from "../html/attributes.ts";
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

/** The box around a control: its own classes, and what stands before or after the control inside it. */
type FormGroup = Optional<{
  classes: string;
  attributes: Attributes;
  before: Content;
  after: Content;
}>;

/** What explains a control: a hint, what is wrong, other elements that describe it. */
export type Explained = Optional<{
  hint: TextOption;
  errorMessage: Content | ErrorMessageOptions;
  describedBy: string;
  formGroup: FormGroup;
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
  const ids = [options.describedBy, hintId, errorId].filter(Boolean).join(" ");
  const markup = html` ${hintOption && hint({ ...styledText(hintOption), id: hintId })}
  ${error && errorMessage({ ...styledText(error), id: errorId })}`;
  return { describedBy: ids, markup };
}

function formGroup(options: Explained, content: Html): Html {
  const { formGroup: group, errorMessage: error } = options;
  return html`<div
    class="govuk-form-group${error && " govuk-form-group--error"}${more(group?.classes)}"
    ${attrs(group?.attributes)}
  >
    ${content}
  </div>`;
}

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
  const describedBy = options.fieldset?.describedBy || options.describedBy;
  const explained = explanation({ ...options, describedBy }, id);
  const content = html`${explained.markup}${controls(explained.describedBy)}`;
  if (!options.fieldset) return formGroup(options, content);
  return formGroup(
    options,
    fieldset({
      ...options.fieldset,
      role: options.role,
      describedBy: explained.describedBy,
      content,
    }),
  );
}
