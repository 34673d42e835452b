import type { Datum, Evaluated } from "../values/datum.ts";
import { isAbsent } from "../values/datum.ts";
import type { ValueType } from "../values/value-type.ts";
import type { Span } from "../values/range.ts";
import type { Possible, Values } from "./possible.ts";
import {
  anything,
  between,
  exactly,
  isNothing,
  mayBeEither,
  never,
  oneOf,
  spanOf,
} from "./possible.ts";

/** What an operation makes of values that are all there. */
export type Pure = (values: readonly Datum[]) => Evaluated;

/** How a result moves with an argument; one that is fixed must be a single value. */
export type Direction = "up" | "down" | "fixed";
/** How a result moves with each argument, where it never turns back as one grows; it may depend on what they are. */
export type Moves =
  | readonly Direction[]
  | ((given: readonly Values[]) => readonly Direction[] | undefined);
export const upUp = ["up", "up"] as const;
export const upDown = ["up", "down"] as const;
export const downUp = ["down", "up"] as const;
export const upFixed = ["up", "fixed"] as const;
/** Of a test that only single values settle. */
export const fixed = ["fixed", "fixed"] as const;

type Application = {
  readonly pure: Pure;
  readonly moves: Moves | undefined;
  readonly type: ValueType;
};
const mostWays = 64;

/** What an operation on values may come to over all that its arguments may be. */
export function possibleResult(
  application: Application,
  given: readonly Possible[],
): Possible {
  const values = given.map((argument) => argument.values);
  if (values.some(isNothing)) return never;
  const rests = new Set(given.flatMap((argument) => [...argument.rests]));
  const result = over(application, values, rests);
  const lacks = given.some((one) => one.mayBeNone || one.mayNotApply);
  return lacks ? oneOf([result, never], rests) : result;
}

function over(
  { pure, moves, type }: Application,
  given: readonly Values[],
  rests: ReadonlySet<number>,
): Possible {
  const ways = everyChoice(given);
  if (ways)
    return oneOf(
      ways.map((way) => exactly(pure(way))),
      rests,
    );
  const open = { mayBeNone: false, mayNotApply: false, rests };
  const directions = typeof moves === "function" ? moves(given) : moves;
  if (!directions) return { ...open, values: anything, mayNotApply: true };
  const [from, to] = corners(pure, given, directions);
  if (type.kind !== "yes/no") return { ...open, values: between({ from, to }) };
  if (from === true) return exactly(true);
  return to === false ? exactly(false) : { ...open, values: mayBeEither };
}

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

/** The least and the greatest result, each undefined where it is endless. */
function corners(
  pure: Pure,
  given: readonly Values[],
  directions: readonly Direction[],
): readonly [Datum | undefined, Datum | undefined] {
  const spans = given.map(spanOf);
  const at = (end: "least" | "greatest"): Datum | undefined => {
    const data = spans.flatMap((span, index): readonly Datum[] => {
      const value = span && endOf(span, directions[index] ?? "fixed", end);
      return value === undefined ? [] : [value];
    });
    if (data.length < given.length) return undefined;
    const result = pure(data);
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
