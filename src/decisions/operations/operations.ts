import type { Datum } from "../values/datum.ts";
import type { ValueType } from "../values/value-type.ts";
import { absences } from "./absences.ts";
import { arithmetic } from "./arithmetic.ts";
import { comparisons } from "./comparisons.ts";
import { conditions } from "./conditions.ts";
import { dates } from "./dates.ts";
import type { Applied, Expression } from "./expression.ts";
import { applied } from "./expression.ts";
import { lists } from "./lists.ts";
import { loops, records } from "./loops.ts";
import type { Operation } from "./operation.ts";
import { texts } from "./texts.ts";

const operations = {
  ...absences,
  ...arithmetic,
  ...comparisons,
  ...conditions,
  ...dates,
  ...lists,
  ...loops,
  ...records,
  ...texts,
};
export type OperationName = keyof typeof operations;

const byName: ReadonlyMap<string, Operation> = new Map(
  Object.entries<Operation>(operations),
);

/** Every operation there is, those that are functions of FEEL among them. */
export const findOperation = (name: string): Operation | undefined =>
  byName.get(name);

/** @throws Error when the expression names none, which only a faulty compiler makes. */
export function operationOf({
  operation,
}: {
  readonly operation: string;
}): Operation {
  const found = byName.get(operation);
  if (!found) throw new Error(`there is no operation “${operation}”`);
  return found;
}

/** The functions an author may call, by name. */
export const functionNames: readonly string[] = [...byName].flatMap(
  ([name, { shape }]) => (shape === undefined ? [] : [name]),
);

/** An operation applied to its parts. */
export const apply = (
  operation: OperationName,
  type: ValueType,
  ...parts: readonly Expression[]
): Applied<string, Datum> => applied(operation, type, parts);
