import type { LocalDate, Locale, Pence } from "#kernel";
import { formatDate, formatPence } from "#kernel";

/** A label at the start of a line. */
export const capitalised = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1);

/** Puts values into the gaps of a sentence: `{name}`. */
export const filled = (
  text: string,
  values: Readonly<Record<string, string | number>>,
): string =>
  text.replaceAll(/\{(\w+)\}/g, (gap, name: string) =>
    String(values[name] ?? gap),
  );

/** `April 2026`, for months and for the axes of charts. */
export const formatMonth = (date: LocalDate, locale: Locale): string =>
  formatDate(date, locale).replace(/^\d+ /, "");

const london = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "numeric",
  minute: "2-digit",
  hourCycle: "h23",
});

/** `21 April 2026 at 9:05am`, `21 Ebrill 2026 am 9:05yb`: the time in London. */
export function formatMoment(moment: Date, locale: Locale): string {
  const parts = Object.fromEntries(
    london.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  const hour = Number(parts["hour"]);
  const half = { en: ["am", "pm"], cy: ["yb", "yp"] }[locale][
    hour < 12 ? 0 : 1
  ];
  const time = `${hour % 12 || 12}:${parts["minute"]}${half}`;
  const date = formatDate(
    `${parts["year"]}-${parts["month"]}-${parts["day"]}`,
    locale,
  );
  return `${date} ${locale === "en" ? "at" : "am"} ${time}`;
}

/** `£1,234.56`; whole pounds without pence. Written the same in both languages. */
export const formatMoney = (amountPence: Pence, _locale?: Locale): string =>
  formatPence(amountPence);

const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
/** `12,345.6`. Written the same in both languages. */
export const formatNumber = (value: number, _locale?: Locale): string =>
  number.format(value);
