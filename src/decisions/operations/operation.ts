import type { Datum, Duration, Evaluated } from "../values/datum.ts";
import type { Decimal } from "../values/number.ts";
import type { FactValue } from "../values/plain.ts";
import type { ValueType } from "../values/value-type.ts";
import { describeType, fits } from "../values/value-type.ts";
import { whyAbsent } from "./absence.ts";
import type {
  Applied,
  Detail,
  Expression,
  PlanExpression,
} from "./expression.ts";
import type { Moves, Pure } from "./moves.ts";
import { possibleResult } from "./moves.ts";
import type { Possible } from "./possible.ts";

/** One operation, all of it: how a call of it is typed, how it runs, and how it runs over what is possible. */
export type Operation = {
  /** How authors write it; without one it is no function of FEEL. */
  readonly shape?: string;
  readonly typing?: Typing;
  /** Arguments (from 0) whose literal numbers are structure, not law: digits of rounding, a position. */
  readonly structural?: readonly number[];
  readonly run: <Run extends Locals>(
    parts: readonly Evaluate<Run>[],
    detail: Detail,
  ) => Evaluate<Run>;
  /** `as run`: what it comes to is known only once no part is open. */
  readonly possibly: Possibly | "as run";
  /** Where its compiled kernel will be, which runs it over whole columns; none is compiled yet. */
  readonly kernel?: never;
  /** How many places after its point a number has that it gives; left out where it may have any. */
  readonly places?: Places;
  /** What a table's cell does by it: compare the input with a bound, or join such tests. */
  readonly tests?: "compares" | "joins";
  /** Any fact on which a part rests may change it, even where that part comes to the same. */
  readonly seesWhatIsKnown?: true;
};
/** From the places that numbers among the parts have, undefined where they may have any. */
type Places = (
  given: readonly (number | undefined)[],
  parts: readonly PlanExpression[],
) => number | undefined;
export const mostPlaces: Places = (given) =>
  given.reduce(
    (most, one) =>
      most === undefined || one === undefined ? undefined : Math.max(most, one),
    0,
  );
export const noPlaces: Places = () => 0;
type Possibly = <Look extends Ever>(
  parts: readonly Explore<Look>[],
  applied: Applied<number, FactValue>,
  explore: (part: PlanExpression) => Explore<Look>,
) => Explore<Look>;
/** An operation that is explored by what its parts may be. */
export type Explored = Operation & { readonly possibly: Possibly };

/** What a run holds for loops: the item of each. */
export type Locals = { readonly locals: Evaluated[] };
export type Evaluate<Run> = (run: Run) => Evaluated;
/** `ever`: on any day and with any facts, where whether a result may not apply is all the same. */
export type Ever = { readonly ever?: true };
export type Explore<Look> = (look: Look) => Possible;

/** What a call becomes: a type for the operation as it stands, an expression, or what is wrong. */
export type Typing = (
  given: readonly Expression[],
) => ValueType | Expression | string | Misfit;
/** What is wrong with the call, or with one of its arguments (from 0), in a whole sentence. */
export type Misfit = { readonly argument?: number; readonly says: string };

/** An operation on values alone: it is absent whenever one of them is. */
export const strict = (
  pure: Pure,
  {
    moves,
    ...feel
  }: Pick<Operation, "shape" | "typing" | "structural" | "tests" | "places"> & {
    readonly moves?: Moves;
  } = {},
): Explored => ({
  ...feel,
  run: (parts) => (run) => {
    const values = parts.map((part) => part(run));
    return whyAbsent(values) ?? pure(values as readonly Datum[]);
  },
  possibly: (parts, { type }) => {
    const application = { pure, moves, type };
    return (look) =>
      possibleResult(
        application,
        parts.map((part) => part(look)),
      );
  },
});

type Signature = {
  readonly shape: string;
  /** One of several types, where more than one will do. */
  readonly takes: readonly (ValueType | readonly ValueType[])[];
  /** How many of the last may be left out. */
  readonly optional?: number;
  readonly gives: ValueType | Typing;
  readonly structural?: readonly number[];
  readonly moves?: Moves;
  readonly places?: Places;
};

/** A function of FEEL on values whose arguments have types of their own. */
export const pure = (
  { takes, optional = 0, gives, ...signature }: Signature,
  run: Pure,
): Explored =>
  strict(run, {
    ...signature,
    typing: taking(takes, gives, optional),
  });

/** Checks arguments one by one. */
export function taking(
  takes: Signature["takes"],
  gives: Signature["gives"],
  optional = 0,
): Typing {
  return (given) => {
    if (given.length > takes.length || given.length < takes.length - optional)
      return `it takes ${takes.length} values, not ${given.length}`;
    for (const [index, argument] of given.entries()) {
      const types = [takes[index] ?? []].flat();
      if (!types.some((type) => fits(argument.type, type)))
        return `value ${index + 1} is ${describeType(argument.type)}, and ${types.map(describeType).join(" or ")} is needed`;
    }
    return typeof gives === "function" ? gives(given) : gives;
  };
}

/** Typing of a form with as many arguments as its shape has. */
export const form =
  (shape: string, count: number, gives: Typing): Typing =>
  (given) =>
    given.length === count ? gives(given) : { says: `Write it as ${shape}.` };

// The model has checked every argument's type; these only tell the compiler so.
export const num = (value: Datum | undefined): Decimal => value as Decimal;
export const str = (value: Datum | undefined): string => value as string;
export const dur = (value: Datum | undefined): Duration => value as Duration;
export const items = (value: Datum | undefined): readonly Datum[] =>
  value as readonly Datum[];
export const whole = (value: Datum | undefined): number =>
  num(value).floor().toNumber();

/** A part that every application has. */
export function partAt<Part>(parts: readonly Part[], index: number): Part {
  const found = parts[index];
  if (found === undefined)
    throw new Error(`an operation is applied without its part ${index}`);
  return found;
}
