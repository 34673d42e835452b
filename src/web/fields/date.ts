import type { LocalDate, Words } from "#kernel";
import { formatDate, isLocalDate, ok, say, sayEach } from "#kernel";
import { firstOf } from "../server/fields.ts";
import { dateInput } from "../components/date-input.ts";
import type { Controls, Parsed } from "./field-error.ts";
import { errorAt } from "./field-error.ts";
import type { Asking, Field, Sent } from "./field.ts";
import { legendOf, plain, refuseAsked, refuseEmpty } from "./field.ts";
import { lineFor } from "./on-paper.ts";

type Limits = {
  /** `past` allows today; `future` does too. */
  readonly in?: "past" | "future";
  readonly notBefore?: LocalDate;
  readonly notAfter?: LocalDate;
};

const parts = ["day", "month", "year"] as const;
type Part = (typeof parts)[number];

const partWords: Readonly<Record<Part, Words>> = sayEach({
  day: "a day",
  month: say("a month", "of a date"),
  year: say("a year", "of a date"),
});

const boxWords = sayEach({
  day: "Day",
  month: "Month",
  year: "Year",
});
const onPaper = say("Day, month, year");
const notReal = say("must be a real date");

const monthNames = [
  "jan|ion",
  "feb|chwe",
  "mar|maw",
  "apr|ebr",
  "may|mai",
  "jun|meh",
  "jul|gor",
  "aug|aws",
  "sep|med",
  "oct|hyd",
  "nov|tac",
  "dec|rha",
];

/** Reads a month as a number or by its name in either language. */
function monthNumber(text: string): string {
  const found = monthNames.findIndex((names) =>
    new RegExp(`^(${names})`, "i").test(text),
  );
  return found < 0 ? text : String(found + 1);
}

const twoDigits = (text: string): string => text.padStart(2, "0");

function mustInclude(missing: readonly Part[]): Words {
  const list = (locale: "en" | "cy", and: string): string =>
    missing.map((part) => partWords[part][locale]).join(and);
  return {
    en: `must include ${list("en", " and ")}`,
    cy: `rhaid cynnwys ${list("cy", " a ")}`,
  };
}

function outsideLimits(
  date: LocalDate,
  today: LocalDate,
  { in: side, notBefore, notAfter }: Limits,
): Words | undefined {
  if (side === "past" && date > today)
    return say("must be today or in the past");
  if (side === "future" && date < today)
    return say("must be today or in the future");
  if (notBefore && date < notBefore)
    return {
      en: `must be the same as or after ${formatDate(notBefore, "en")}`,
      cy: `rhaid iddo fod yr un fath â neu ar ôl ${formatDate(notBefore, "cy")}`,
    };
  if (notAfter && date > notAfter)
    return {
      en: `must be the same as or before ${formatDate(notAfter, "en")}`,
      cy: `rhaid iddo fod yr un fath â neu cyn ${formatDate(notAfter, "cy")}`,
    };
  return undefined;
}

/** The boxes of a date with what was typed; when only some are empty, only those are marked as wrong. */
function boxes({ locale, values, errors = [] }: Controls, name: string) {
  const typed = (part: Part) => values[`${name}-${part}`]?.[0];
  const empty = parts.filter((part) => !typed(part)?.trim());
  const isWrong = errors.some(({ field }) => field === name);
  const marksSome = isWrong && empty.length > 0 && empty.length < 3;
  const box = (part: Part) => ({
    label: boxWords[part][locale],
    value: typed(part),
    ...(marksSome ? { error: empty.includes(part) } : {}),
  });
  return { day: box("day"), month: box("month"), year: box("year") };
}

/** A calendar day from three boxes, `<name>-day`, `<name>-month` and `<name>-year`. */
export const dateField = (asking: Asking & Limits): Field<LocalDate> => ({
  ...plain,
  ask: asking.ask,
  control: (name, controls) =>
    dateInput({
      id: name,
      namePrefix: name,
      errorMessage: errorAt(controls, name),
      ...boxes(controls, name),
      fieldset: legendOf(asking, controls.locale),
      hint: asking.hint?.[controls.locale],
    }),
  parse: (name, sent) => parseDate(name, sent, asking),
  fill(name, value) {
    const [year = "", month = "", day = ""] = String(value).split("-");
    return {
      [`${name}-day`]: [String(Number(day))],
      [`${name}-month`]: [String(Number(month))],
      [`${name}-year`]: [year],
    };
  },
  show: (value, locale) =>
    typeof value === "string" && isLocalDate(value)
      ? formatDate(value, locale)
      : String(value),
  print: (locale) => lineFor(onPaper[locale]),
});

function parseDate(
  name: string,
  { form, today }: Sent,
  asking: Asking & Limits,
): Parsed<LocalDate> {
  const typed = parts.map((part) => ({
    part,
    text: firstOf(form, `${name}-${part}`),
  }));
  const missing = typed
    .filter(({ text }) => text === "")
    .map(({ part }) => part);
  const control = `${name}-day`;
  if (missing.length === parts.length)
    return refuseEmpty(asking, name, control);
  const wrong = (rest: Words, at = control) =>
    refuseAsked(asking, name, rest, at);
  if (missing.length > 0)
    return wrong(mustInclude(missing), `${name}-${missing[0] ?? "day"}`);
  const [day = "", month = "", year = ""] = typed.map(({ text }) => text);
  const date = `${year}-${twoDigits(monthNumber(month))}-${twoDigits(day)}`;
  if (!isLocalDate(date)) return wrong(notReal);
  const problem = outsideLimits(date, today, asking);
  return problem ? wrong(problem) : ok(date);
}
