import type { LocalDate } from "#kernel";
import { addDays } from "#kernel";
import type { Expression } from "../operations/expression.ts";
import { everyPart } from "../operations/expression.ts";
import type { Evaluate, Locals } from "../operations/operation.ts";
import { operationOf } from "../operations/operations.ts";
import type { Datum, Duration, Evaluated } from "../values/datum.ts";
import {
  compare,
  isAbsent,
  inapplicable,
  printDuration,
} from "../values/datum.ts";
import { Decimal, decimal } from "../values/number.ts";
import type { Period } from "../values/period.ts";
import { valueOn } from "../values/period.ts";
import type { ValueType } from "../values/value-type.ts";
import { describeType } from "../values/value-type.ts";
import type { Names } from "./scope.ts";
import type { Cell } from "./table.ts";

/** One input of a table with the boundaries its cells draw. */
export type Column = {
  readonly written: string;
  readonly type: ValueType;
  readonly bounds: readonly Bound[];
  /** What it tests in each row. */
  readonly tests: readonly Bound[];
  /** The values of law of each parameter among the bounds: what changes with the day. */
  readonly parameters: readonly (readonly Period[])[];
};
/** What a boundary comes to on a day, or the test of a cell for a value of the input. */
type Bound = Evaluate<At>;
type At = Locals & { readonly day: LocalDate; readonly value: Evaluated };

/** A stretch of an input's values that no boundary divides, with one value of it. */
export type Place = {
  readonly value: Datum;
  readonly from?: Datum;
  readonly to?: Datum;
};
/** A place on a day, and the rows whose cell holds there. */
export type Tested = Place & { readonly rows: ReadonlySet<number> };

/** The local that stands for a column's input in its tests; loops count theirs from 0. */
export const itself = -1;
export const isAlways = (test: Expression): boolean =>
  test.kind === "constant" && test.datum === true;

type ColumnSource = {
  readonly cells: readonly Cell[];
  readonly names: Names;
  readonly written: string;
};

/** The column, or why its cases cannot be told apart. */
export function columnOf(
  input: Expression,
  { cells, names, written }: ColumnSource,
): Column | string {
  const kinds = ["yes/no", "choice", "number", "date", "duration", "text"];
  if (!kinds.includes(input.type.kind))
    return `The input ${written} is ${describeType(input.type)}.`;
  const found: Expression[] = [];
  for (const { text, test } of cells) {
    const bounds = boundsIn(test);
    if (!bounds?.every((bound) => isClear(bound)))
      return `The cell “${text}” of ${written} has a boundary that is neither written out nor a parameter.`;
    found.push(...bounds);
  }
  const used = found
    .flatMap((bound) => [...everyPart(bound)])
    .flatMap((part) => (part.kind === "parameter" ? [part.name] : []));
  return {
    written,
    type: input.type,
    bounds: found.map((bound) => closureOf(bound, names)),
    tests: cells.map(({ test }) => closureOf(test, names)),
    parameters: [...new Set(used)].flatMap((name) => {
      const inForce = names.get(name)?.inForce;
      return inForce ? [inForce] : [];
    }),
  };
}

/** What a cell compares its input with; undefined when it does more than that. */
function boundsIn(test: Expression): readonly Expression[] | undefined {
  if (test.kind === "constant") return [];
  if (test.kind !== "apply") return undefined;
  const [left, right] = test.parts;
  const { tests } = operationOf(test);
  if (tests === "compares")
    return left?.kind === "local" && right ? [right] : undefined;
  if (tests !== "joins") return undefined;
  const inner = test.parts.map(boundsIn);
  return inner.every((bounds) => bounds !== undefined)
    ? inner.flat()
    : undefined;
}

/** Written out, a parameter, or made of these. */
const isClear = (bound: Expression): boolean =>
  bound.type.kind !== "list" &&
  [...everyPart(bound)].every(({ kind }) =>
    /^(constant|parameter|apply)$/.test(kind),
  );

function closureOf(expression: Expression, names: Names): Bound {
  switch (expression.kind) {
    case "constant":
      return () => expression.datum;
    case "local":
      return ({ value }) => value;
    case "parameter": {
      const { inForce = [] } = names.get(expression.name) ?? {};
      return ({ day }) => valueOn(inForce, day);
    }
    case "apply":
      return operationOf(expression).run(
        expression.parts.map((part) => closureOf(part, names)),
        expression,
      );
    default:
      return () => inapplicable;
  }
}

/** Every place the column's boundaries divide its values into on a day. */
export const testedPlaces = (
  column: Column,
  day: LocalDate,
): readonly Tested[] =>
  placesOf(column, day).map((place) => {
    const at = { day, locals: [], value: place.value };
    const rows = column.tests.flatMap((test, row) =>
      test(at) === true ? [row] : [],
    );
    return { ...place, rows: new Set(rows) };
  });

function placesOf({ type, bounds }: Column, day: LocalDate): readonly Place[] {
  if (type.kind === "yes/no") return [{ value: true }, { value: false }];
  if (type.kind === "choice")
    return Object.keys(type.values).map((value) => ({ value }));
  const values = bounds
    .flatMap((bound): readonly Datum[] => {
      const value = bound({ day, locals: [], value: inapplicable });
      return isAbsent(value) ? [] : [value];
    })
    .toSorted(compare)
    .filter((value, index, all) => {
      const before = all[index - 1];
      return before === undefined || compare(before, value) !== 0;
    });
  if (type.kind === "text")
    return [...values.map((value) => ({ value })), { value: "\u0000" }];
  return stretches(values, type);
}

function stretches(
  values: readonly Datum[],
  type: ValueType,
): readonly Place[] {
  const places: Place[] = [];
  const [first] = values;
  const last = values.at(-1);
  if (first === undefined || last === undefined)
    return [{ value: anyOf(type) }];
  places.push({ value: stepped(first, -1), to: first });
  for (const [index, value] of values.entries()) {
    places.push({ value });
    const next = values[index + 1];
    const middle = next === undefined ? undefined : between(value, next);
    if (next !== undefined && middle !== undefined)
      places.push({ value: middle, from: value, to: next });
  }
  places.push({ value: stepped(last, 1), from: last });
  return places;
}

/** Stands for every value where no boundary is drawn, so it is never compared. */
const anyOf = ({ kind }: ValueType): Datum =>
  kind === "date" ? "" : kind === "duration" ? { months: 0 } : decimal(0);

function stepped(value: Datum, by: number): Datum {
  if (value instanceof Decimal) return value.plus(by);
  if (typeof value === "string") return addDays(value, by);
  return { months: (value as Duration).months + by };
}

/** A value strictly between two, when there is one. */
function between(from: Datum, to: Datum): Datum | undefined {
  if (from instanceof Decimal) return from.plus(to as Decimal).dividedBy(2);
  const next = stepped(from, 1);
  return compare(next, to) < 0 ? next : undefined;
}

/** `household.country is "wales"`, `age is between 60 and 65`. */
export function describePlace(place: Place, input: string): string {
  const { from, to, value } = place;
  if (from !== undefined && to !== undefined)
    return `${input} is between ${shown(from)} and ${shown(to)}`;
  if (to !== undefined) return `${input} is under ${shown(to)}`;
  if (from !== undefined) return `${input} is over ${shown(from)}`;
  return value === "\u0000"
    ? `${input} is any other text`
    : `${input} is ${shown(value)}`;
}

function shown(value: Datum): string {
  if (value instanceof Decimal) return value.toFixed();
  if (typeof value === "object" && "months" in value)
    return printDuration(value);
  return typeof value === "string" && !/^\d{4}-/.test(value)
    ? `"${value}"`
    : String(value);
}
