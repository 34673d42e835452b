import { Decimal } from "./number.ts";
import type { Datum } from "./datum.ts";
import { printDuration } from "./datum.ts";
import type { ValueType } from "./value-type.ts";

/** A decided value with its type. */
export type Value = { readonly type: ValueType; readonly datum: Datum };

/** A value as JSON has it; dates are `YYYY-MM-DD`, durations `P1Y6M`. */
export type FactValue =
  | boolean
  | string
  | number
  | readonly FactValue[]
  | { readonly [field: string]: FactValue };

/** The value as JSON; a number beyond a JavaScript number's 15 digits is rounded to it. */
export const plainValue = ({ datum }: Value): FactValue => plainDatum(datum);

export function plainDatum(datum: Datum): FactValue {
  if (typeof datum !== "object") return datum;
  if (datum instanceof Decimal) return datum.toNumber();
  if (Array.isArray(datum)) return datum.map((item: Datum) => plainDatum(item));
  if (datum instanceof Map)
    return Object.fromEntries(
      [...datum].map(([name, value]) => [name, plainDatum(value as Datum)]),
    );
  return printDuration(datum as { months: number });
}
