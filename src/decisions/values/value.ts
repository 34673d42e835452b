import { Decimal, decimal } from "./number.ts";
import { parseValue } from "./parse-value.ts";
import type { Datum } from "./datum.ts";
import { printDuration, sameDatum } from "./datum.ts";
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

/** What is known about one fact; a fact that is absent from `Facts` is not known yet. */
export type Fact =
  | { readonly kind: "known"; readonly value: FactValue }
  | { readonly kind: "none" }
  | { readonly kind: "not-applicable" };
export type Facts = ReadonlyMap<string, Fact>;

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

/** True when a value is what was expected; a number may differ by the tolerance, anything else not at all. */
export function matches(
  { type, datum }: Value,
  expected: unknown,
  tolerance: number,
): boolean {
  const parsed = parseValue(expected, type);
  if (parsed.kind === "failure") return false;
  if (type.kind !== "number") return sameDatum(datum, parsed.value);
  return (datum as Decimal)
    .minus(parsed.value as Decimal)
    .abs()
    .lessThanOrEqualTo(decimal(tolerance));
}
