import type { Decimal } from "./number.ts";
import { decimal } from "./number.ts";
import { parseValue } from "./parse-value.ts";
import type { Datum } from "./datum.ts";
import { sameDatum } from "./datum.ts";
import type { FactValue } from "./plain.ts";
import { plainDatum } from "./plain.ts";
import type { ValueType } from "./value-type.ts";

/** A decided value with its type. */
export type Value = { readonly type: ValueType; readonly datum: Datum };

/** What is known about one fact; a fact that is absent from `Facts` is not known yet. */
export type Fact =
  | { readonly kind: "known"; readonly value: FactValue }
  | { readonly kind: "none" }
  | { readonly kind: "not-applicable" };
export type Facts = ReadonlyMap<string, Fact>;

export const plainValue = ({ datum }: Value): FactValue => plainDatum(datum);

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
