import type { Locale } from "#kernel";
import { formatDate, formatList, formatPence, sayEach } from "#kernel";
import { Decimal } from "../values/number.ts";
import type { Value } from "../values/value.ts";
import type { Datum, DatumRecord, Duration } from "../values/datum.ts";
import type { Unit } from "../values/unit.ts";
import { printUnit } from "../values/unit.ts";
import type { ValueType } from "../values/value-type.ts";

/** A value as people read it: `£86.45 a week`, `12 March 2026`, `35 hours a week`. */
export const formatValue = (value: Value, locale: Locale): string =>
  formatted(value.datum, value.type, locale);

function formatted(datum: Datum, type: ValueType, locale: Locale): string {
  switch (type.kind) {
    case "yes/no":
      return words[datum === true ? "yes" : "no"][locale];
    case "date":
      return formatDate(datum as string, locale);
    case "number":
      return formatNumber(datum as Decimal, type.unit, locale);
    case "duration":
      return formatDuration(datum as Duration, locale);
    case "choice":
      return type.values[datum as string]?.[locale] ?? (datum as string);
    case "list":
      return formatItems(datum as readonly Datum[], type.of, locale);
    case "record":
      return Object.entries(type.fields)
        .flatMap(([name, field]) => {
          const value = (datum as DatumRecord).get(name);
          return value === undefined ? [] : [formatted(value, field, locale)];
        })
        .join(", ");
    default:
      return String(datum);
  }
}

const words = sayEach({
  yes: "yes",
  no: "no",
  nothing: "none",
});

function formatDuration({ months: count }: Duration, locale: Locale): string {
  const years = Math.trunc(count / 12);
  const rest = count % 12;
  const parts = [
    ...(years !== 0 || rest === 0
      ? [counted(new Decimal(years), "year", locale)]
      : []),
    ...(rest !== 0 ? [counted(new Decimal(rest), "month", locale)] : []),
  ];
  return formatList(parts, locale);
}

function formatItems(
  items: readonly Datum[],
  of: ValueType,
  locale: Locale,
): string {
  return items.length === 0
    ? words.nothing[locale]
    : formatList(
        items.map((item) => formatted(item, of, locale)),
        locale,
      );
}

/** Money to the penny; other numbers to six places, without trailing noughts. */
function formatNumber(
  number: Decimal,
  unit: Unit | "any-unit",
  locale: Locale,
): string {
  if (unit === "any-unit") return grouped(number, 6);
  const { GBP, ...rest } = unit;
  if (GBP === 1) return `${pounds(number)}${every(rest, locale)}`;
  const counts = Object.entries(unit).find(([, power]) => power === 1);
  if (!counts || Object.values(unit).filter((power) => power > 0).length > 1)
    return Object.keys(unit).length === 0
      ? grouped(number, 6)
      : `${grouped(number, 6)} ${printUnit(unit)}`;
  const [base] = counts;
  const below = Object.fromEntries(
    Object.entries(unit).filter(([name]) => name !== base),
  );
  return `${counted(number, base, locale)}${every(below, locale)}`;
}

const pounds = (number: Decimal): string =>
  formatPence(
    number.times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber(),
  );

const grouped = (number: Decimal, places: number): string =>
  group(number.toDecimalPlaces(places).toFixed()).replace("-", "−");
function group(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}

const perPeriod: Readonly<Record<string, { en: string; cy: string }>> = sayEach(
  {
    day: " a day",
    week: " a week",
    month: " a month",
    year: " a year",
    hour: " an hour",
  },
);
const every = (below: Unit, locale: Locale): string =>
  Object.entries(below)
    .map(([base, power]) =>
      power === -1 && perPeriod[base]
        ? perPeriod[base][locale]
        : ` ${base}^${power}`,
    )
    .join("");

type Noun = {
  readonly en: readonly [string, string];
  /** The Welsh noun stays singular after a number, and mutates. */
  readonly cy: (count: number) => string;
};
const nouns: Readonly<Record<string, Noun>> = {
  year: { en: ["year", "years"], cy: welshYears },
  month: {
    en: ["month", "months"],
    cy: (count) => (count === 2 ? "fis" : "mis"),
  },
  week: { en: ["week", "weeks"], cy: () => "wythnos" },
  day: {
    en: ["day", "days"],
    cy: (count) => (count === 2 ? "ddiwrnod" : "diwrnod"),
  },
  hour: { en: ["hour", "hours"], cy: () => "awr" },
  point: {
    en: ["point", "points"],
    cy: (count) => (count === 2 ? "bwynt" : "pwynt"),
  },
  degC: { en: ["°C", "°C"], cy: () => "°C" },
};
function welshYears(count: number): string {
  if (count === 1) return "flwyddyn";
  if (count === 2) return "flynedd";
  return [3, 4, 6].includes(count) ? "blynedd" : "mlynedd";
}

function counted(number: Decimal, base: string, locale: Locale): string {
  const noun = nouns[base];
  const shown = grouped(number, 6);
  if (!noun) return `${shown} ${base}`;
  const named =
    locale === "cy"
      ? noun.cy(number.abs().toNumber())
      : noun.en[number.abs().equals(1) ? 0 : 1];
  return base === "degC" ? `${shown}${named}` : `${shown} ${named}`;
}
