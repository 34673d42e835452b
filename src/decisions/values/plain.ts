import type { Datum, DatumRecord } from "./datum.ts";
import { parseDuration, printDuration } from "./datum.ts";
import { decimal, Decimal } from "./number.ts";
import type { ValueType } from "./value-type.ts";

/** A value as JSON has it; dates are `YYYY-MM-DD`, durations `P1Y6M`. */
export type FactValue =
  | boolean
  | string
  | number
  | readonly FactValue[]
  | { readonly [field: string]: FactValue };

const plainly = (
  datum: Datum,
  number: (exact: Decimal) => FactValue,
): FactValue => {
  if (typeof datum !== "object") return datum;
  if (datum instanceof Decimal) return number(datum);
  if (datum instanceof Map)
    return Object.fromEntries(
      [...(datum as DatumRecord)].map(([name, field]) => [
        name,
        plainly(field, number),
      ]),
    );
  return Array.isArray(datum)
    ? datum.map((item: Datum) => plainly(item, number))
    : printDuration(datum as { months: number });
};

/** The value as JSON; a number beyond a JavaScript number's 15 digits is rounded to it. */
export const plainDatum = (datum: Datum): FactValue =>
  plainly(datum, (exact) => exact.toNumber());

/** The value as it can be sent anywhere: a number is its decimal digits, and only its type tells it from a text. */
export const exactDatum = (datum: Datum): FactValue =>
  plainly(datum, (exact) => exact.toFixed());

/** The value to calculate with, of one that was sent. */
export function restored(plain: FactValue, type: ValueType): Datum {
  switch (type.kind) {
    case "number":
      return decimal(plain as string);
    case "duration":
      return parseDuration(plain as string) ?? { months: 0 };
    case "list":
      return (plain as readonly FactValue[]).map((item) =>
        restored(item, type.of),
      );
    case "record":
      return new Map(
        Object.entries(plain).flatMap(([name, field]: [string, FactValue]) => {
          const of = type.fields[name];
          return of ? [[name, restored(field, of)] as const] : [];
        }),
      );
    default:
      return plain as Datum;
  }
}
