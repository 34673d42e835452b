import type { OperationName } from "../feel/operations.ts";
import { operations } from "../feel/operations.ts";
import type { Decimal } from "../values/number.ts";
import type { Datum, Evaluated } from "../values/datum.ts";
import { isAbsent } from "../values/datum.ts";
import type { Possible, Span, Values } from "../operations/possible.ts";
import {
  anything,
  between,
  exactly,
  isNothing,
  nothing,
  oneOf,
  spanOf,
} from "../operations/possible.ts";

/** How a result moves with an argument; one that is fixed must be a single value. */
type Direction = "up" | "down" | "fixed";
const upDown = ["up", "down"] as const;
const downUp = ["down", "up"] as const;
const upUp = ["up", "up"] as const;
const upFixed = ["up", "fixed"] as const;

/** Operations whose result never turns back as one argument grows. */
const directions: Partial<Record<OperationName, readonly Direction[]>> = {
  "add numbers": upUp,
  "subtract numbers": upDown,
  negate: ["down"],
  floor: upFixed,
  ceiling: upFixed,
  "round up": upFixed,
  "round down": upFixed,
  "round half up": upFixed,
  "round half down": upFixed,
  "round half even": upFixed,
  "number less": downUp,
  "number at most": downUp,
  "text less": downUp,
  "text at most": downUp,
  "duration less": downUp,
  "duration at most": downUp,
  "add duration to date": upUp,
  "take duration from date": upDown,
  "add durations": upUp,
  "subtract durations": upDown,
  "age on": downUp,
  "add years": upUp,
  "add months": upUp,
  "add weeks": upUp,
  "add days": upUp,
  "days between": downUp,
  "months between": downUp,
  "years and months duration": downUp,
  "year of": ["up"],
};

const mostWays = 64;

/** What an operation may come to over all that its arguments may be. */
export function possibleOperation(
  operation: OperationName,
  given: readonly Possible[],
): Possible {
  const values = given.map((argument) => argument.values);
  const rests = given.flatMap((argument) => [...argument.rests]);
  const lacks = given.some((one) => one.mayBeNone || one.mayNotApply);
  const never: Possible = {
    ...exactly(true),
    values: nothing,
    mayNotApply: true,
  };
  if (values.some(isNothing)) return never;
  const result = over(operation, values, new Set(rests));
  return lacks ? oneOf([result, never], rests) : result;
}

function over(
  operation: OperationName,
  given: readonly Values[],
  rests: ReadonlySet<number>,
): Possible {
  const run = operations[operation] as (data: readonly Datum[]) => Evaluated;
  const ways = everyChoice(given);
  if (ways)
    return oneOf(
      ways.map((way) => exactly(run(way))),
      rests,
    );
  const open = { mayBeNone: false, mayNotApply: false, rests };
  const either: Values = { kind: "some", data: [false, true] };
  if (operation === "equal") return { ...open, values: either };
  const moves = directionsOf(operation, given);
  if (!moves) return { ...open, values: anything, mayNotApply: true };
  const [from, to] = corners(run, given, moves);
  if (typeof from === "boolean" || typeof to === "boolean" || isTest(operation))
    return from === true
      ? exactly(true)
      : to === false
        ? exactly(false)
        : { ...open, values: either };
  return { ...open, values: between({ from, to }) };
}

const isTest = (operation: OperationName): boolean =>
  operation.endsWith(" less") || operation.endsWith(" at most");

/** Every choice of one value an argument, when they are few. */
function everyChoice(
  given: readonly Values[],
): readonly (readonly Datum[])[] | undefined {
  let ways: readonly (readonly Datum[])[] = [[]];
  for (const values of given) {
    if (values.kind !== "some") return undefined;
    if (ways.length * values.data.length > mostWays) return undefined;
    ways = ways.flatMap((way) => values.data.map((value) => [...way, value]));
  }
  return ways;
}

/** Products and quotients move one way only while what they are taken with keeps its sign. */
function directionsOf(
  operation: OperationName,
  given: readonly Values[],
): readonly Direction[] | undefined {
  if (operation !== "multiply" && operation !== "divide")
    return directions[operation];
  const [left, right] = given.map(signOf);
  const isProduct = operation === "multiply";
  if (!isProduct && right === "may be zero") return undefined;
  const isSingle = (values: Values | undefined): boolean =>
    values?.kind === "some" && values.data.length === 1;
  if (isSingle(given[1]))
    return [right === "negative" ? "down" : "up", "fixed"];
  if (isProduct && isSingle(given[0]))
    return ["fixed", left === "negative" ? "down" : "up"];
  const areCounted = [left, right].every(
    (sign) => sign === "positive" || sign === "may be zero",
  );
  return areCounted ? (isProduct ? upUp : upDown) : undefined;
}

type Sign = "positive" | "may be zero" | "negative" | "either";
function signOf(values: Values): Sign {
  const span = spanOf(values);
  const [from, to] = [span?.from, span?.to] as readonly (Decimal | undefined)[];
  if (from?.greaterThan(0)) return "positive";
  if (from?.isZero()) return "may be zero";
  return to?.lessThan(0) ? "negative" : "either";
}

/** The least and the greatest result, each undefined where it is endless. */
function corners(
  run: (data: readonly Datum[]) => Evaluated,
  given: readonly Values[],
  moves: readonly Direction[],
): readonly [Datum | undefined, Datum | undefined] {
  const spans = given.map(spanOf);
  const at = (end: "least" | "greatest"): Datum | undefined => {
    const data = spans.flatMap((span, index): readonly Datum[] => {
      const value = span && endOf(span, moves[index] ?? "fixed", end);
      return value === undefined ? [] : [value];
    });
    if (data.length < given.length) return undefined;
    const result = run(data);
    return isAbsent(result) ? undefined : result;
  };
  return [at("least"), at("greatest")];
}

function endOf(
  { from, to }: Span,
  move: Direction,
  end: "least" | "greatest",
): Datum | undefined {
  if (move === "fixed") return from === to ? from : undefined;
  return (move === "up") === (end === "least") ? from : to;
}

/** Of a sum, or the least or greatest of several. */
export function possibleOfList(
  operation: "sum" | "min" | "max",
  items: readonly Possible[],
): Possible | undefined {
  const given = items.map(({ values }) => values);
  if (
    given.some(isNothing) ||
    items.some((one) => one.mayBeNone || one.mayNotApply)
  )
    return undefined;
  const run = operations[operation] as (data: readonly Datum[]) => Evaluated;
  const ends = (end: "from" | "to"): readonly Datum[] =>
    given.flatMap((values) => {
      const value = spanOf(values)?.[end];
      return value === undefined ? [] : [value];
    });
  /** The least of several is below any of them, even if others are endless; so is the greatest above. */
  const bound = (end: "from" | "to"): Datum | undefined => {
    const data = ends(end);
    const enough =
      (operation === "min" && end === "to") ||
      (operation === "max" && end === "from")
        ? data.length > 0
        : data.length === given.length;
    const result = enough && given.length > 0 ? run([data]) : undefined;
    return result === undefined || isAbsent(result) ? undefined : result;
  };
  const rests = new Set(items.flatMap((item) => [...item.rests]));
  const values = between({ from: bound("from"), to: bound("to") });
  return oneOf(
    [{ values, mayBeNone: false, mayNotApply: false, rests }],
    rests,
  );
}
