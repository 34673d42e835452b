import type { Datum, Duration } from "./datum.ts";
import { decimal, Decimal } from "./number.ts";
import type { ValueType } from "./value-type.ts";

/** A value that can be sent anywhere: a number is its decimal digits, and only its type tells it from a text. */
export type PlainDatum =
  | boolean
  | string
  | Duration
  | readonly PlainDatum[]
  | ReadonlyMap<string, PlainDatum>;

export function flattened(datum: Datum): PlainDatum {
  if (datum instanceof Decimal) return datum.toFixed();
  if (datum instanceof Map)
    return new Map(
      [...(datum as ReadonlyMap<string, Datum>)].map(([name, field]) => [
        name,
        flattened(field),
      ]),
    );
  return Array.isArray(datum)
    ? datum.map((item: Datum) => flattened(item))
    : (datum as PlainDatum);
}

/** The value to calculate with. */
export function restored(plain: PlainDatum, type: ValueType): Datum {
  switch (type.kind) {
    case "number":
      return decimal(plain as string);
    case "list":
      return (plain as readonly PlainDatum[]).map((item) =>
        restored(item, type.of),
      );
    case "record":
      return new Map(
        [...(plain as ReadonlyMap<string, PlainDatum>)].flatMap(
          ([name, field]) => {
            const of = type.fields[name];
            return of ? [[name, restored(field, of)] as const] : [];
          },
        ),
      );
    default:
      return plain as Datum;
  }
}
