import type { LocalDate } from "#kernel";
import type { Decimal } from "./number.ts";

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
  | { readonly absent: "not-applicable"; readonly why: string }
  | { readonly absent: "none" };
export type Evaluated = Datum | Absent;

export const isAbsent = (value: Evaluated): value is Absent =>
  typeof value === "object" && "absent" in value;
export const notApplicable = (why: string): Absent => ({
  absent: "not-applicable",
  why,
});
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
