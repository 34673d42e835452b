import type { LocalDate } from "#kernel";
import type { Absent, Datum } from "./datum.ts";
import { notApplicable } from "./datum.ts";

/** A value of law from a day until the next value, or its own last day. */
export type Period<Data = Datum> = {
  readonly from: LocalDate;
  readonly to?: LocalDate;
  readonly value: Data;
  readonly source: string;
};

/** The value in force on a day; periods are in order of `from`. */
export function valueOn(
  inForce: readonly Period[],
  day: LocalDate,
  name: string,
): Datum | Absent {
  for (let index = inForce.length - 1; index >= 0; index--) {
    const period = inForce[index];
    if (period && period.from <= day)
      return period.to === undefined || day <= period.to
        ? period.value
        : notApplicable(`${name} has no value on ${day}`);
  }
  return notApplicable(`${name} has no value on ${day}`);
}
