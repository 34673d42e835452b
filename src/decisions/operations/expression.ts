import type { Datum } from "../values/datum.ts";
import type { FactValue } from "../values/plain.ts";
import type { ValueType } from "../values/value-type.ts";

/**
 * The small core that FEEL is checked into: typed, names resolved, sugar gone. `Name` is how facts, parameters and
 * decisions are named, `Data` how constants are written.
 */
export type Core<Name, Data> = {
  readonly type: ValueType;
  readonly parts: readonly Core<Name, Data>[];
} & (
  | { readonly kind: "constant"; readonly datum: Data }
  | { readonly kind: "fact" | "parameter" | "decision"; readonly name: Name }
  /** The value of a parameter on the day that its one part gives. */
  | { readonly kind: "parameter-on"; readonly name: Name }
  | { readonly kind: "today" }
  | { readonly kind: "local"; readonly local: number }
  | ({ readonly kind: "apply" } & Detail)
);
/** Which operation is applied, and what it knows beside its parts. */
export type Detail = {
  readonly operation: string;
  /** Of a loop: where its body finds each item. */
  readonly local?: number;
  /** Of a record: the names of its parts; of a field: its own. */
  readonly fields?: readonly string[];
};

/** Names as an author writes them. */
export type Expression = Core<string, Datum>;
/** Names are slots of a plan, and constants plain. */
export type PlanExpression = Core<number, FactValue>;
/** An operation with what it is applied to. */
export type Applied<Name, Data> = Core<Name, Data> & {
  readonly kind: "apply";
};

export const applied = (
  operation: string,
  type: ValueType,
  parts: readonly Expression[],
): Applied<string, Datum> => ({ kind: "apply", operation, type, parts });

export const constant = (datum: Datum, type: ValueType): Expression => ({
  kind: "constant",
  datum,
  type,
  parts: [],
});

/** What a loop's body, or a sentence about an outcome, speaks of. */
export const localOf = (local: number, type: ValueType): Expression => ({
  kind: "local",
  local,
  type,
  parts: [],
});

/** The expression and every part of it, outermost first. */
export function* everyPart<Name, Data>(
  expression: Core<Name, Data>,
): Generator<Core<Name, Data>> {
  yield expression;
  for (const part of expression.parts) yield* everyPart(part);
}

/** The names that an expression uses, each once, in the order it uses them. */
export const namesIn = <Name, Data>(
  expression: Core<Name, Data>,
): readonly Name[] => [
  ...new Set(
    [...everyPart(expression)].flatMap((part) =>
      "name" in part ? [part.name] : [],
    ),
  ),
];

/** Where names lead, each once, nearest first. */
export function reachable<Name>(
  from: readonly Name[],
  next: (name: Name) => readonly Name[],
): readonly Name[] {
  const seen = new Set(from);
  // What is added on the way is come to in its turn.
  for (const name of seen) for (const found of next(name)) seen.add(found);
  return [...seen];
}
