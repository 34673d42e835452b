import type { Datum, DatumRecord, Evaluated } from "../values/datum.ts";
import { isAbsent, notApplicable } from "../values/datum.ts";
import { valueOn } from "../values/period.ts";
import type { PlanExpression } from "../plan/plan.ts";
import {
  agree,
  isUnknown,
  kleene,
  needed,
  unknownFor,
  whyAbsent,
} from "../operations/absence.ts";
import type { Evaluate } from "./run.ts";

// Each makes the closure of one kind of expression from the closures of its parts.

export function missingSlot(slot: number): never {
  throw new Error(`the plan refers to slot ${slot}, which has no value`);
}

export function parameterOn(slot: number, date: Evaluate): Evaluate {
  return (run) => {
    run.trace?.push(slot);
    const day = date(run);
    const absent = whyAbsent([day]);
    if (absent) return absent;
    const given = run.given[slot];
    if (given !== undefined) return given;
    const parameter = run.plan.slots[slot];
    if (parameter?.kind !== "parameter") return missingSlot(slot);
    return valueOn(parameter.inForce, day as string, parameter.name);
  };
}

export const connective =
  (parts: readonly Evaluate[], deciding: boolean): Evaluate =>
  (run) =>
    kleene(parts, (part) => part(run), deciding);

export const negation =
  (operand: Evaluate): Evaluate =>
  (run) => {
    const value = needed(operand(run));
    return isAbsent(value) ? value : value !== true;
  };

type Choice = {
  readonly condition: Evaluate;
  readonly whenTrue: Evaluate;
  readonly whenFalse: Evaluate;
};
export function choice({ condition, whenTrue, whenFalse }: Choice): Evaluate {
  return (run) => {
    const holds = needed(condition(run));
    if (holds === true) return whenTrue(run);
    if (holds === false) return whenFalse(run);
    if (!isUnknown(holds)) return holds;
    const branches = [whenTrue(run), whenFalse(run)] as const;
    return agree(...branches) ? branches[0] : unknownFor([holds, ...branches]);
  };
}

type Row = { readonly when: Evaluate; readonly gives: Evaluate };
/** A unique table: exactly one row holds, so one that surely holds settles it, and rows that may hold settle it when they agree. */
export function match(rows: readonly Row[]): Evaluate {
  return (run) => {
    const open: { readonly row: Row; readonly holds: Evaluated }[] = [];
    let inapplicable: Evaluated | undefined;
    for (const row of rows) {
      const holds = needed(row.when(run));
      if (holds === true) return row.gives(run);
      if (holds === false) continue;
      if (isUnknown(holds)) open.push({ row, holds });
      else inapplicable = holds;
    }
    if (inapplicable) return inapplicable;
    if (open.length === 0) return notApplicable("no row of the table holds");
    const values = open.map(({ row }) => row.gives(run));
    const [first] = values;
    return first !== undefined && values.every((value) => agree(first, value))
      ? first
      : unknownFor([...open.map(({ holds }) => holds), ...values]);
  };
}

export function collect(rows: readonly Row[]): Evaluate {
  return (run) => {
    const conditions = rows.map((row) => row.when(run));
    const taken = rows.filter((_, index) => conditions[index] !== false);
    const values = taken.map((row) => row.gives(run));
    const kept = conditions.filter((holds) => holds !== false);
    return whyAbsent([...kept, ...values]) ?? (values as readonly Datum[]);
  };
}

export function application(
  operation: (values: readonly Datum[]) => Evaluated,
  parts: readonly Evaluate[],
): Evaluate {
  return (run) => {
    const values = parts.map((part) => part(run));
    return values.some(isAbsent)
      ? (whyAbsent(values) ?? missingSlot(-1))
      : operation(values as readonly Datum[]);
  };
}

export function absenceTest(
  kind: "is-known" | "is-none" | "applies",
  operand: Evaluate,
): Evaluate {
  return (run) => {
    const value = operand(run);
    const absent = isAbsent(value) ? value.absent : "present";
    if (kind === "is-known") return absent !== "unknown";
    if (absent === "unknown") return value;
    return kind === "is-none" ? absent === "none" : absent !== "not-applicable";
  };
}

export const orElse =
  (operand: Evaluate, fallback: Evaluate): Evaluate =>
  (run) => {
    const value = operand(run);
    return isAbsent(value) && value.absent !== "unknown"
      ? fallback(run)
      : value;
  };

type Loop = Extract<PlanExpression, { local: number; body: unknown }>;

export function loop(
  { kind, local }: Loop,
  list: Evaluate,
  body: Evaluate,
): Evaluate {
  return (run) => {
    const items = list(run);
    const absent = whyAbsent([items]);
    if (absent) return absent;
    const results = (items as readonly Datum[]).map((item) => {
      run.locals[local] = item;
      return body(run);
    });
    if (kind === "some" || kind === "every")
      return kleene(results, (result) => result, kind === "some");
    const missing = whyAbsent(results);
    if (missing) return missing;
    if (kind === "filter")
      return (items as readonly Datum[]).filter(
        (_, index) => results[index] === true,
      );
    return kind === "each"
      ? (results as readonly Datum[])
      : (results as readonly (readonly Datum[])[]).flat();
  };
}

export const fieldOf =
  (record: Evaluate, field: string): Evaluate =>
  (run) => {
    const value = record(run);
    return (
      whyAbsent([value]) ??
      (value as DatumRecord).get(field) ??
      notApplicable(`the record has no ${field}`)
    );
  };

export const listOf =
  (items: readonly Evaluate[]): Evaluate =>
  (run) => {
    const values = items.map((item) => item(run));
    return whyAbsent(values) ?? (values as readonly Datum[]);
  };

export const recordOf =
  (entries: readonly (readonly [string, Evaluate])[]): Evaluate =>
  (run) => {
    const values = entries.map(([, value]) => value(run));
    return (
      whyAbsent(values) ??
      new Map(entries.map(([name], index) => [name, values[index] as Datum]))
    );
  };
