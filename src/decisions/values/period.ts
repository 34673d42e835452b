import type { LocalDate } from "#kernel";
import type { Absent, Datum } from "./datum.ts";
import { inapplicable } from "./datum.ts";

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
): Datum | Absent {
  const period = inForce.findLast(({ from }) => from <= day);
  return period && (period.to === undefined || day <= period.to)
    ? period.value
    : inapplicable;
}
