import type { LocalDate } from "#kernel";
import type { Datum } from "./datum.ts";
import type { Decimal } from "./number.ts";
import { decimal } from "./number.ts";
import type { ValueType } from "./value-type.ts";

/** The bounds of a fact or a decision, each as it is written; a day may be `today`. */
export type Range = { readonly from?: string; readonly to?: string };

/** The bounds of values that have an order; one left out is endless. */
export type Span = {
  readonly from: Datum | undefined;
  readonly to: Datum | undefined;
};

/** The bounds of a declaration on a day, as values. */
export function boundsOf(
  { type, range }: { readonly type: ValueType; readonly range?: Range },
  asOf: LocalDate,
): Span {
  const bound = (written: string | undefined): Datum | undefined => {
    if (written === undefined || type.kind !== "number")
      return written === "today" ? asOf : written;
    return decimal(written);
  };
  return { from: bound(range?.from), to: bound(range?.to) };
}

/** A decision that is supplied obeys the bounds of one that is computed: beyond them, the nearest counts. */
export function heldTo({ from, to }: Range, value: Decimal): Decimal {
  if (from !== undefined && value.lessThan(from)) return decimal(from);
  return to !== undefined && value.greaterThan(to) ? decimal(to) : value;
}
