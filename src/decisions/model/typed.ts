import type { Expression } from "../operations/expression.ts";
import { applied } from "../operations/expression.ts";
import { operationOf } from "../operations/operations.ts";
import type { Scope } from "./scope.ts";
import { wrong } from "./scope.ts";

/** Where an operation is written: its name, and the offsets of itself and its arguments. */
type Place = {
  readonly operation: string;
  readonly at: number;
  readonly arguments?: readonly { readonly at: number }[];
};

/** Applies an operation to what it is given, when their types let it. */
export function typed(
  scope: Scope,
  place: Place,
  given: readonly Expression[],
): Expression {
  if (given.some((argument) => argument === wrong)) return wrong;
  const { shape, typing } = operationOf(place);
  const made = typing?.(given) ?? "it cannot be written";
  if (typeof made === "string")
    return scope.refuse(place.at, shape ? `${shape}: ${made}.` : made);
  if ("says" in made) {
    const { argument = -1, says } = made;
    return scope.refuse(place.arguments?.[argument]?.at ?? place.at, says);
  }
  return "type" in made ? made : applied(place.operation, made, given);
}
