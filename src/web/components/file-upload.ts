import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { FieldOptions } from "./field.ts";
import { field } from "./field.ts";
import type { Optional } from "./optional.ts";
import type { ScriptText } from "./translations.ts";
import { translations } from "./translations.ts";

type FileUploadOptions = FieldOptions &
  Optional<{
    disabled: boolean;
    multiple: boolean;
    javascript: boolean;
    wrapperClasses: string;
    wrapperAttributes: Attributes;
    chooseFilesButtonText: string;
    noFileChosenText: string;
    multipleFilesChosenText: ScriptText;
    dropInstructionText: string;
    enteredDropZoneText: string;
    leftDropZoneText: string;
    classes: string;
    attributes: Attributes;
  }>;

function dropZone(options: FileUploadOptions, control: Html): Html {
  if (!options.javascript) return control;
  const words = translations({
    "choose-files-button": options.chooseFilesButtonText,
    "no-file-chosen": options.noFileChosenText,
    "multiple-files-chosen": options.multipleFilesChosenText,
    "drop-instruction": options.dropInstructionText,
    "entered-drop-zone": options.enteredDropZoneText,
    "left-drop-zone": options.leftDropZoneText,
  });
  return html`<div
    class="govuk-file-upload-wrapper${more(options.wrapperClasses)}"
    data-module="govuk-file-upload"
    ${attrs(words)}${attrs(options.wrapperAttributes)}
  >
    ${control}
  </div>`;
}

/** A file of the person's own. */
export const fileUpload = (options: FileUploadOptions): Html =>
  field(options, (id, describedBy) => {
    const { formGroup, errorMessage } = options;
    const control = html`<input
      class="govuk-file-upload${more(options.classes)}${errorMessage && " govuk-file-upload--error"}"
      id="${id}"
      name="${options.name}"
      type="file"
      ${options.disabled && " disabled"}${options.multiple && " multiple"}${attr("aria-describedby", describedBy)}${attrs(options.attributes)}
    />`;
    return html`${formGroup?.before}${dropZone(options, control)}${formGroup?.after}`;
  });
