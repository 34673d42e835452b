import type { LocalDate } from "#kernel";
import { addDays } from "#kernel";
import { Decimal, decimal } from "../values/number.ts";
import { compare, operations, sameDatum } from "../feel/operations.ts";
import type { Syntax, TestSyntax } from "../feel/syntax.ts";
import { check } from "./check.ts";
import type { Datum, Duration } from "../values/datum.ts";
import { isAbsent, printDuration } from "../values/datum.ts";
import type { Expression } from "../operations/expression.ts";
import type { Parameter } from "./model.ts";
import { valueOn } from "../values/period.ts";
import type { Cell } from "./table.ts";
import type { ValueType } from "../values/value-type.ts";
import { describeType } from "../values/value-type.ts";

/** One input of a table with the boundaries its cells draw. */
export type Column = {
  readonly written: string;
  readonly type: ValueType;
  readonly bounds: readonly Bound[];
  /** The parameters among the bounds: what changes with the day. */
  readonly parameters: readonly Parameter[];
  readonly boundOf: ReadonlyMap<Syntax, Bound>;
};
/** The value of a boundary on a day, if it has one. */
type Bound = (day: LocalDate) => Datum | undefined;

/** A stretch of an input's values that no boundary divides, with one value of it. */
export type Place = {
  readonly value: Datum;
  readonly from?: Datum;
  readonly to?: Datum;
};

type ColumnSource = {
  readonly cells: readonly Cell[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly written: string;
};

/** The column, or why its cases cannot be told apart. */
export function columnOf(
  input: Expression,
  { cells, parameters, written }: ColumnSource,
): Column | string {
  const kinds = ["yes/no", "choice", "number", "date", "duration", "text"];
  if (!kinds.includes(input.type.kind))
    return `The input ${written} is ${describeType(input.type)}.`;
  const boundOf = new Map<Syntax, Bound>();
  const used = new Set<Parameter>();
  for (const { scope, tests } of cells)
    for (const syntax of boundsIn(tests)) {
      // A second look at the cell: what is wrong in it has been said at the first.
      const expression = check({ ...scope, errors: [] }, syntax);
      const bound = boundFor(expression, parameters);
      if (!bound || expression.type.kind === "list")
        return `The cell “${scope.feel.text}” of ${written} has a boundary that is neither written out nor a parameter.`;
      boundOf.set(syntax, bound);
      const parameter =
        expression.kind === "parameter"
          ? parameters.get(expression.name)
          : undefined;
      if (parameter) used.add(parameter);
    }
  return {
    written,
    type: input.type,
    bounds: [...boundOf.values()],
    parameters: [...used],
    boundOf,
  };
}

function boundsIn(tests: readonly TestSyntax[]): readonly Syntax[] {
  return tests.flatMap((test) => {
    switch (test.kind) {
      case "anything":
        return [];
      case "compares":
      case "equals":
        return [test.value];
      case "interval":
        return [test.from, test.to];
      case "none-of":
        return boundsIn(test.tests);
    }
  });
}

function boundFor(
  expression: Expression,
  parameters: ReadonlyMap<string, Parameter>,
): Bound | undefined {
  if (expression.kind === "constant") return () => expression.datum;
  if (expression.kind === "parameter") {
    const parameter = parameters.get(expression.name);
    return (day) => {
      const value = parameter && valueOn(parameter.inForce, day, "");
      return value === undefined || isAbsent(value) ? undefined : value;
    };
  }
  if (expression.kind !== "apply") return undefined;
  const parts = expression.arguments.map((part) => boundFor(part, parameters));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const operation = operations[expression.operation];
  return (day) => {
    const values = parts.map((part) => part(day));
    if (!values.every((value) => value !== undefined)) return undefined;
    const value = operation(values);
    return isAbsent(value) ? undefined : value;
  };
}

/** Every place the column's boundaries divide its values into on a day. */
export function placesOf(column: Column, day: LocalDate): readonly Place[] {
  const { type, bounds } = column;
  if (type.kind === "yes/no") return [{ value: true }, { value: false }];
  if (type.kind === "choice")
    return Object.keys(type.values).map((value) => ({ value }));
  const values = bounds
    .flatMap((bound) => bound(day) ?? [])
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

type At = {
  readonly column: Column;
  readonly place: Place;
  readonly day: LocalDate;
};

/** True when a cell holds at a place. */
export const holdsAt = ({ tests }: Cell, at: At): boolean =>
  tests.some((test) => testHolds(test, at));

function testHolds(test: TestSyntax, at: At): boolean {
  const { value } = at.place;
  const bound = (syntax: Syntax): Datum | undefined =>
    at.column.boundOf.get(syntax)?.(at.day);
  switch (test.kind) {
    case "anything":
      return true;
    case "none-of":
      return !test.tests.some((inner) => testHolds(inner, at));
    case "equals":
      return sameDatum(value, bound(test.value));
    case "compares":
      return ordered(value, test.operator, bound(test.value));
    case "interval":
      return (
        ordered(value, test.fromIncluded ? ">=" : ">", bound(test.from)) &&
        ordered(value, test.toIncluded ? "<=" : "<", bound(test.to))
      );
  }
}

function ordered(
  value: Datum,
  operator: string,
  bound: Datum | undefined,
): boolean {
  if (bound === undefined) return false;
  if (operator === "=") return sameDatum(value, bound);
  if (operator === "!=") return !sameDatum(value, bound);
  const order = compare(value, bound);
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    default:
      return order >= 0;
  }
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
