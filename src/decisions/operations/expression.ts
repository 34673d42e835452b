import type { OperationName } from "../feel/operations.ts";
import type { Datum } from "../values/datum.ts";
import type { ValueType } from "../values/value-type.ts";

/** The small core that FEEL is checked into: typed, names resolved, sugar gone. `Name` is how facts, parameters and decisions are named. */
export type Core<Name> = { readonly type: ValueType } & (
  | { readonly kind: "constant"; readonly datum: Datum }
  | { readonly kind: "fact" | "parameter" | "decision"; readonly name: Name }
  | {
      readonly kind: "parameter-on";
      readonly name: Name;
      readonly date: Core<Name>;
    }
  | { readonly kind: "today" }
  | { readonly kind: "local"; readonly local: number }
  | { readonly kind: "all" | "any"; readonly parts: readonly Core<Name>[] }
  | { readonly kind: "not"; readonly operand: Core<Name> }
  | {
      readonly kind: "choose";
      readonly condition: Core<Name>;
      readonly whenTrue: Core<Name>;
      readonly whenFalse: Core<Name>;
    }
  | { readonly kind: "match"; readonly rows: readonly MatchRow<Name>[] }
  | { readonly kind: "collect"; readonly rows: readonly MatchRow<Name>[] }
  | {
      readonly kind: "apply";
      readonly operation: OperationName;
      readonly arguments: readonly Core<Name>[];
    }
  | {
      readonly kind: "is-known" | "is-none" | "applies";
      readonly operand: Core<Name>;
    }
  | {
      readonly kind: "or-else";
      readonly operand: Core<Name>;
      readonly fallback: Core<Name>;
    }
  | {
      readonly kind: "each" | "each-flat" | "some" | "every" | "filter";
      readonly list: Core<Name>;
      readonly local: number;
      readonly body: Core<Name>;
    }
  | {
      readonly kind: "field";
      readonly record: Core<Name>;
      readonly field: string;
    }
  | { readonly kind: "list"; readonly items: readonly Core<Name>[] }
  | {
      readonly kind: "record";
      readonly entries: readonly {
        readonly name: string;
        readonly value: Core<Name>;
      }[];
    }
);
export type MatchRow<Name> = {
  readonly when: Core<Name>;
  readonly gives: Core<Name>;
};

export type Expression = Core<string>;

/** The parts an expression is made of. */
function partsOf<Name>(expression: Core<Name>): readonly Core<Name>[] {
  switch (expression.kind) {
    case "constant":
    case "fact":
    case "parameter":
    case "decision":
    case "today":
    case "local":
      return [];
    case "parameter-on":
      return [expression.date];
    case "all":
    case "any":
      return expression.parts;
    case "not":
    case "is-known":
    case "is-none":
    case "applies":
      return [expression.operand];
    case "choose":
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case "match":
    case "collect":
      return expression.rows.flatMap((row) => [row.when, row.gives]);
    case "apply":
      return expression.arguments;
    case "or-else":
      return [expression.operand, expression.fallback];
    case "each":
    case "each-flat":
    case "some":
    case "every":
    case "filter":
      return [expression.list, expression.body];
    case "field":
      return [expression.record];
    case "list":
      return expression.items;
    case "record":
      return expression.entries.map((entry) => entry.value);
  }
}

/** The expression and every part of it, outermost first. */
export function* everyPart<Name>(
  expression: Core<Name>,
): Generator<Core<Name>> {
  yield expression;
  for (const part of partsOf(expression)) yield* everyPart(part);
}
