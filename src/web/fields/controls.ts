import type { Locale } from "#kernel";
import { say } from "#kernel";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import { button } from "../components/button.ts";
import type { Fields } from "../server/fields.ts";
import type { FieldError } from "./field-error.ts";

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
