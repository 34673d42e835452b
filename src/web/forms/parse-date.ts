import type { LocalDate, Words } from "#kernel";
import { formatDate, isLocalDate, ok, say, sayEach } from "#kernel";
import type { Fields } from "../server/fields.ts";
import { firstOf } from "../server/fields.ts";
import type { Asked, Parsed } from "./field-error.ts";
import { refuse, refuseAsked } from "./field-error.ts";

export type DateLimits = {
  readonly today: LocalDate;
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

function missingParts(asked: Asked, missing: readonly Part[]): Parsed<never> {
  const list = (locale: "en" | "cy", and: string): string =>
    missing.map((part) => partWords[part][locale]).join(and);
  const rest = {
    en: `must include ${list("en", " and ")}`,
    cy: `rhaid cynnwys ${list("cy", " a ")}`,
  };
  return refuseAsked(asked, rest, `${asked.field}-${missing[0] ?? "day"}`);
}

function outsideLimits(
  date: LocalDate,
  { today, in: side, notBefore, notAfter }: DateLimits,
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

/** A calendar day from three boxes, `<field>-day`, `<field>-month` and `<field>-year`. */
export function parseDate(
  form: Fields,
  asked: Asked,
  limits: DateLimits,
): Parsed<LocalDate> {
  const typed = parts.map((part) => ({
    part,
    text: firstOf(form, `${asked.field}-${part}`),
  }));
  const missing = typed
    .filter(({ text }) => text === "")
    .map(({ part }) => part);
  if (missing.length === parts.length)
    return refuse(asked.field, asked.enter, `${asked.field}-day`);
  if (missing.length > 0) return missingParts(asked, missing);
  const [day = "", month = "", year = ""] = typed.map(({ text }) => text);
  const date = `${year}-${twoDigits(monthNumber(month))}-${twoDigits(day)}`;
  const control = `${asked.field}-day`;
  if (!isLocalDate(date))
    return refuseAsked(asked, say("must be a real date"), control);
  const problem = outsideLimits(date, limits);
  return problem ? refuseAsked(asked, problem, control) : ok(date);
}
