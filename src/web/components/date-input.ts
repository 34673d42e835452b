import type { Content, Html, Optional } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Explained, FieldsetOptions } from "./field.ts";
import { fieldGroup } from "./field.ts";
import { input } from "./input.ts";

/** One of the boxes; `error: false` keeps the red border off a box that is right. */
type DateBox = Optional<{ label: Content; value: string; error: boolean }>;

const parts = ["day", "month", "year"] as const;
type Part = (typeof parts)[number];

export type DateInputOptions = Explained & { readonly id: string } & Optional<
    { namePrefix: string; fieldset: FieldsetOptions } & Record<Part, DateBox>
  >;

const capitalise = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1);

function box({ id, namePrefix, ...options }: DateInputOptions, part: Part) {
  const { label, value, error } = options[part] ?? {};
  const isMarked = parts.some((each) => options[each]?.error);
  const isWrong = error ?? (Boolean(options.errorMessage) && !isMarked);
  return html`<div class="govuk-date-input__item">
    ${input({
      label: {
        text: label || capitalise(part),
        classes: "govuk-date-input__label",
      },
      id: `${id}-${part}`,
      classes: `govuk-date-input__input${isWrong ? " govuk-input--error" : ""} govuk-input--width-${part === "year" ? 4 : 2}`,
      name: namePrefix ? `${namePrefix}-${part}` : part,
      value,
      inputmode: "numeric",
    })}
  </div>`;
}

/** Day, month and year of a date a person knows. Without `error` marks on the boxes, an error marks all of them. */
export const dateInput = (options: DateInputOptions): Html =>
  fieldGroup(
    { ...options, role: "group" },
    options.id,
    () =>
      html`<div class="govuk-date-input" id="${options.id}">
        ${parts.map((part) => box(options, part))}
      </div>`,
  );
