import { decimal } from "../values/number.ts";
import type { Decimal } from "../values/number.ts";
import { sameDatum } from "../values/datum.ts";
import { parseValue } from "../values/parse-value.ts";
import type { Value } from "../values/value.ts";

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
