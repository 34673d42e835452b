import assert from "node:assert/strict";
import type { LocalDate } from "./local-date.ts";
import { isLocalDate } from "./local-date.ts";
import type { Locale } from "./words.ts";

const calendar = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
const calendars = { en: calendar("en-GB"), cy: calendar("cy") };

/** `21 April 2026`, `21 Ebrill 2026`. */
export function formatDate(date: LocalDate, locale: Locale): string {
  assert(
    isLocalDate(date),
    "A date is shown only when it is a calendar day, YYYY-MM-DD.",
  );
  return calendars[locale].format(new Date(`${date}T00:00Z`));
}

/** `a, b and c`, `a, b ac c`: Welsh “a” is “ac” before a vowel. */
export function formatList(items: readonly string[], locale: Locale): string {
  const last = items.at(-1) ?? "";
  if (items.length < 2) return last;
  const and = { en: "and", cy: /^[aeiouwyâêîôûŵŷ]/i.test(last) ? "ac" : "a" }[
    locale
  ];
  return `${items.slice(0, -1).join(", ")} ${and} ${last}`;
}
