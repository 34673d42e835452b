import type { Result, Words, Locale } from "#kernel";
import { fail, ok, say } from "#kernel";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import { button } from "../components/button.ts";
import type { Fields } from "../server/fields.ts";

/** What is wrong with one answer, in both languages. */
export type FieldError = {
  readonly field: string;
  readonly message: Words;
  /** The control to mend when it is not the field's own, e.g. the month of a date; the error summary leads there. */
  readonly control?: string;
};

/** A form's answer read, or what is wrong with it. */
export type Parsed<T> = Result<T, readonly FieldError[]>;

/** Refuses one answer. */
export const refuse = (
  field: string,
  message: Words,
  control?: string,
): Parsed<never> =>
  fail([
    control === undefined ? { field, message } : { field, message, control },
  ]);

type Values<T> = {
  readonly [K in keyof T]: T[K] extends Parsed<infer V> ? V : never;
};

/** All answers of a form, or everything that is wrong with them in the order of the fields. */
export function allParsed<T extends Readonly<Record<string, Parsed<unknown>>>>(
  fields: T,
): Parsed<Values<T>> {
  const errors: FieldError[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, parsed] of Object.entries(fields)) {
    if (parsed.kind === "ok") values[name] = parsed.value;
    else errors.push(...parsed.error);
  }
  return errors.length > 0 ? fail(errors) : ok(values as Values<T>);
}

/** A form as it is shown: with what was typed, or what is known already, and what is wrong with it. */
export type Controls = {
  readonly locale: Locale;
  readonly values: Fields;
  readonly errors?: readonly FieldError[];
};

const error = say("Error");

/** What is wrong with a field, as its control says it. */
export function errorAt({ locale, errors = [] }: Controls, name: string) {
  const found = errors.find(({ field }) => field === name);
  return (
    found && {
      text: found.message[locale],
      visuallyHiddenText: error[locale],
    }
  );
}

/** One control with its value and what is wrong with it. */
export const shownAt = (controls: Controls, name: string) => ({
  name,
  value: controls.values[name]?.[0],
  errorMessage: errorAt(controls, name),
});

/** A field the person does not see, such as a form's token. */
export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

/** A form that asks for the same page about something else. */
export const filterForm = (
  action: string,
  content: Content,
  text: string,
): Html =>
  html`<form method="get" action="${action}" novalidate>
    ${content} ${button({ text, classes: "govuk-button--secondary" })}
  </form>`;
