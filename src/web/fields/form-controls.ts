import type { Locale } from "#kernel";
import { sayEach } from "#kernel";
import type {
  CheckboxesOptions,
  RadiosOptions,
} from "../components/choices.ts";
import { checkboxes, radios } from "../components/choices.ts";
import type { DateInputOptions } from "../components/date-input.ts";
import { dateInput } from "../components/date-input.ts";
import type { InputOptions } from "../components/input.ts";
import { input } from "../components/input.ts";
import type { SelectOptions } from "../components/select.ts";
import { select } from "../components/select.ts";
import type { TextareaOptions } from "../components/textarea.ts";
import { textarea } from "../components/textarea.ts";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Fields } from "../server/fields.ts";
import { allOf } from "../server/fields.ts";
import type { FieldError } from "./field-error.ts";

type FormState = {
  readonly locale: Locale;
  /** What was typed, or what is known already. */
  readonly values: Fields;
  readonly errors?: readonly FieldError[] | undefined;
};

const words = sayEach({
  error: "Error",
  day: "Day",
  month: "Month",
  year: "Year",
});

const dateParts = ["day", "month", "year"] as const;

/** The boxes of a date with what was typed; when only some are empty, only those are marked as wrong. */
function dateBoxes({ locale, values, errors = [] }: FormState, id: string) {
  const typed = (part: string) => values[`${id}-${part}`]?.[0];
  const empty = dateParts.filter((part) => !typed(part)?.trim());
  const isWrong = errors.some(({ field }) => field === id);
  const marksSome = isWrong && empty.length > 0 && empty.length < 3;
  const box = (part: (typeof dateParts)[number]) => ({
    label: words[part][locale],
    value: typed(part),
    ...(marksSome ? { error: empty.includes(part) } : {}),
  });
  return { day: box("day"), month: box("month"), year: box("year") };
}

export type Controls = ReturnType<typeof formControls>;

/** The controls of one form: each shows its value and its error in the page's language. */
export function formControls({ locale, values, errors = [] }: FormState) {
  const value = (name: string): string | undefined => values[name]?.[0];
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return (
      found && {
        text: found.message[locale],
        visuallyHiddenText: words.error[locale],
      }
    );
  };
  const simple = (name: string) => ({
    value: value(name),
    errorMessage: errorOf(name),
  });
  return {
    locale,
    values,
    input: (options: InputOptions): Html =>
      input({ ...simple(options.name), ...options }),
    textarea: (options: TextareaOptions): Html =>
      textarea({ ...simple(options.name), ...options }),
    select: (options: SelectOptions): Html =>
      select({ ...simple(options.name), ...options }),
    radios: (options: RadiosOptions): Html =>
      radios({ ...simple(options.name), ...options }),
    checkboxes: (options: CheckboxesOptions): Html =>
      checkboxes({
        values: allOf(values, options.name),
        errorMessage: errorOf(options.name),
        ...options,
      }),
    /** Three boxes named `<id>-day`, `<id>-month`, `<id>-year`, as `parseDate` reads them. */
    dateInput: (options: DateInputOptions): Html =>
      dateInput({
        errorMessage: errorOf(options.id),
        namePrefix: options.id,
        ...dateBoxes({ locale, values, errors }, options.id),
        ...options,
      }),
    /** A field the person does not see, such as a form token. */
    hidden: (name: string, content: string): Html =>
      html`<input type="hidden" name="${name}" value="${content}" />`,
  };
}
