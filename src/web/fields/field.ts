import type { LocalDate, Locale, Words } from "#kernel";
import { ok } from "#kernel";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { LabelOptions } from "../components/field.ts";
import { question } from "../components/field.ts";
import type { Fields } from "../server/fields.ts";
import { firstOf } from "../server/fields.ts";
import { capitalised } from "../words/format.ts";
import type { Parsed, Controls } from "./field-error.ts";
import { allParsed, refuse } from "./field-error.ts";
import { lines } from "./on-paper.ts";

/** A form that came, and the day it came. */
export type Sent = { readonly form: Fields; readonly today: LocalDate };

/** How something is asked, and what is said of a wrong answer. */
export type Asking = {
  readonly ask: Words;
  readonly hint?: Words | undefined;
  /** Said when there is no answer, e.g. “Enter your date of birth”; how it is asked, when it need not be answered. */
  readonly enter?: Words | undefined;
  /** What the answer is, to begin a sentence with, e.g. “Date of birth”; how it is asked, when that says it. */
  readonly subject?: Words;
  /** How large it is asked: `l` is the heading of its page. */
  readonly size?: "plain" | "s" | "m" | "l";
};

/** One value of a form: how it is asked on a screen and on paper, read, filled in again, and shown. What is stored may be of another type than now. */
export type Field<T> = {
  readonly ask: Words;
  /** Its controls, named `name` or `name` with `-` or `.` and a part. */
  control(name: string, controls: Controls): Html;
  parse(name: string, sent: Sent): Parsed<T>;
  /** A value that is known, as its form would send it. */
  fill(name: string, value: unknown): Fields;
  show(value: unknown, locale: Locale): string;
  print(locale: Locale): Html;
};

/** What most kinds do with a value: one control, shown as it is, written on a line. */
export const plain = {
  fill: (name: string, value: unknown): Fields => ({ [name]: [String(value)] }),
  show: (value: unknown): string => String(value),
  print: (): Html => lines(1),
};

/** A question over several controls. */
export const legendOf = (
  { ask, size }: Pick<Asking, "ask" | "size">,
  locale: Locale,
) =>
  size === "plain"
    ? { legend: { text: ask[locale] } }
    : question(ask[locale], size);

/** A question over one control. */
export const labelOf = (
  { ask, size = "plain" }: Asking,
  locale: Locale,
): LabelOptions => ({
  text: ask[locale],
  isPageHeading: size === "l",
  classes: size === "l" || size === "m" ? `govuk-label--${size}` : "",
});

/** Refuses with words that follow the subject: “Date of birth” + “must be in the past”. */
export function refuseAsked(
  { ask, subject = ask }: Asking,
  field: string,
  rest: Words,
  control?: string,
): Parsed<never> {
  const message = {
    en: `${capitalised(subject.en)} ${rest.en}`,
    cy: `${capitalised(subject.cy)}: ${rest.cy}`,
  };
  return refuse(field, message, control);
}

/** Refuses what was left empty. */
export const refuseEmpty = (
  { ask, enter = ask }: Asking,
  name: string,
  control?: string,
): Parsed<never> => refuse(name, enter, control);

/** Whether anything is written where a field is asked. */
export const isBegun = (form: Fields, name: string): boolean =>
  Object.keys(form).some(
    (one) =>
      (one === name ||
        one.startsWith(`${name}-`) ||
        one.startsWith(`${name}.`)) &&
      firstOf(form, one) !== "",
  );

/** A field that may be left empty. */
export const optional = <T>(field: Field<T>): Field<T | undefined> => ({
  ...field,
  parse: (name, sent) =>
    isBegun(sent.form, name) ? field.parse(name, sent) : ok(undefined),
});

/** What is known and not asked. */
export const unasked = <T>(value: T): Field<T> => ({
  ...plain,
  ask: { en: "", cy: "" },
  control: () => html``,
  parse: () => ok(value),
});

/** The fields of a form by the names of their controls. */
export type FieldsOf<Values> = {
  readonly [K in keyof Values]: Field<Values[K]>;
};

/** What was given: what may be left empty is there only when it was not. */
export type Given<Values> = {
  readonly [
    K in keyof Values as undefined extends Values[K] ? never : K
  ]: Values[K];
} & {
  readonly [
    K in keyof Values as undefined extends Values[K] ? K : never
  ]?: Exclude<Values[K], undefined>;
};

/** Draws the fields of a form one under the other. */
export const controlsOf = (
  fields: Readonly<Record<string, Field<unknown>>>,
  controls: Controls,
): Html =>
  html`${Object.entries(fields).map(([name, field]) => field.control(name, controls))}`;

/** What is known of a form's fields, as it would be sent. */
export const filledIn = (
  fields: Readonly<Record<string, Field<unknown>>>,
  known: Readonly<Record<string, unknown>>,
): Fields =>
  Object.assign(
    {},
    ...Object.entries(fields).map(([name, field]) =>
      known[name] === undefined ? {} : field.fill(name, known[name]),
    ),
  ) as Fields;

/** Reads all fields of a form, or says everything that is wrong with them in their order. */
export function parseAll<Values>(
  fields: FieldsOf<Values>,
  sent: Sent,
): Parsed<Given<Values>> {
  const all = Object.entries<Field<unknown>>(fields).map(
    ([name, field]) => [name, field.parse(name, sent)] as const,
  );
  const parsed = allParsed(Object.fromEntries(all));
  if (parsed.kind === "failure") return parsed;
  const given = Object.entries(parsed.value).filter(
    ([, value]) => value !== undefined,
  );
  return ok(Object.fromEntries(given) as Given<Values>);
}
