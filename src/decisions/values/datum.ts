import type { LocalDate } from "#kernel";
import { Decimal } from "./number.ts";

/** A value while calculating. Its type is known from the model, so it carries none. */
export type Datum =
  | boolean
  | string
  | LocalDate
  | Decimal
  | Duration
  | readonly Datum[]
  | DatumRecord;
/** FEEL's years-and-months duration, in whole months. */
export type Duration = { readonly months: number };
export type DatumRecord = ReadonlyMap<string, Datum>;

/** Why there is no value: three different answers to a person. */
export type Absent =
  | { readonly absent: "unknown"; readonly missing: readonly number[] }
  | { readonly absent: "not-applicable" }
  | { readonly absent: "none" };
export type Evaluated = Datum | Absent;

export const isAbsent = (value: Evaluated): value is Absent =>
  typeof value === "object" && "absent" in value;
export const inapplicable: Absent = { absent: "not-applicable" };
export const none: Absent = { absent: "none" };

/** `P1Y6M` → 18 months; undefined when it is not a years-and-months duration. */
export function parseDuration(written: string): Duration | undefined {
  const match = /^(-)?P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/.exec(written);
  if (!match) return undefined;
  const months = Number(match[2] ?? 0) * 12 + Number(match[3] ?? 0);
  return { months: match[1] ? -months : months };
}
export function printDuration({ months }: Duration): string {
  const size = Math.abs(months);
  const years = Math.floor(size / 12);
  const rest = size % 12;
  const body = `${years ? `${years}Y` : ""}${rest || !years ? `${rest}M` : ""}`;
  return `${months < 0 ? "-" : ""}P${body}`;
}

/** Orders numbers, dates and texts, and durations. */
export function compare(left: Datum, right: Datum): number {
  if (left instanceof Decimal) return left.comparedTo(right as Decimal);
  if (typeof left === "object" && "months" in left)
    return left.months - (right as Duration).months;
  const [a, b] = [left as string, right as string];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True when both are the same value; numbers by amount, lists and records item by item. */
export function sameDatum(
  left: Datum | undefined,
  right: Datum | undefined,
): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (left instanceof Decimal)
    return right instanceof Decimal && left.equals(right);
  if (Array.isArray(left))
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item: Datum, index) =>
        sameDatum(item, right[index] as Datum | undefined),
      )
    );
  if (left instanceof Map)
    return (
      right instanceof Map &&
      left.size === right.size &&
      [...left].every(([name, value]) =>
        sameDatum(value as Datum, right.get(name) as Datum | undefined),
      )
    );
  if (typeof left === "object" && "months" in left)
    return (
      typeof right === "object" &&
      "months" in right &&
      left.months === right.months
    );
  return left === right;
}
