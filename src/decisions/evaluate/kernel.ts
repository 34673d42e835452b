import { operations } from "../feel/operations.ts";
import type { Datum, DatumRecord, Evaluated } from "../model/datum.ts";
import { isAbsent, notApplicable } from "../model/datum.ts";
import type { MatchRow } from "../model/expression.ts";
import type { Plan, PlanExpression, Slot } from "../plan/plan.ts";
import {
  agree,
  isUnknown,
  kleene,
  needed,
  unknownFor,
  whyAbsent,
} from "./absence.ts";
import type { Evaluate, Run } from "./run.ts";
import { valueOn } from "../model/period.ts";

/** A plan compiled to closures, one a slot. */
export type Kernel = readonly Evaluate[];

const kernels = new WeakMap<Plan, Kernel>();

/** The plan's kernel, compiled once. */
export function kernelOf(plan: Plan): Kernel {
  const known = kernels.get(plan);
  if (known) return known;
  const kernel: Evaluate[] = [];
  plan.slots.forEach((slot, index) => {
    kernel.push(slotClosure(kernel, slot, index));
  });
  kernels.set(plan, kernel);
  return kernel;
}

function slotClosure(kernel: Kernel, slot: Slot, index: number): Evaluate {
  switch (slot.kind) {
    case "fact":
      return factClosure(slot, index);
    case "parameter": {
      const { inForce, name } = slot;
      return (run) => {
        run.trace.push(index);
        return run.given[index] ?? valueOn(inForce, run.asOf, name);
      };
    }
    case "decision":
      return decisionClosure(kernel, slot, index);
  }
}

function factClosure(slot: Slot & { kind: "fact" }, index: number): Evaluate {
  const unknown: Evaluated = { absent: "unknown", missing: [index] };
  const { noneCountsAs } = slot;
  return (run) => {
    run.trace.push(index);
    const value = run.given[index];
    if (value === undefined) return unknown;
    return noneCountsAs !== undefined &&
      isAbsent(value) &&
      value.absent === "none"
      ? noneCountsAs
      : value;
  };
}

function decisionClosure(
  kernel: Kernel,
  slot: Slot & { kind: "decision" },
  index: number,
): Evaluate {
  const logic = closureOf(kernel, slot.logic);
  const work = slot.appliesWhen
    ? whenApplies(closureOf(kernel, slot.appliesWhen), logic, slot.name)
    : logic;
  return (run) => {
    run.trace.push(index);
    const known = run.given[index] ?? run.worked[index];
    if (known !== undefined) return known;
    const outer = run.trace;
    run.trace = [];
    const value = needed(work(run));
    run.worked[index] = value;
    run.uses[index] = [...new Set(run.trace)];
    run.trace = outer;
    return value;
  };
}

function whenApplies(
  condition: Evaluate,
  logic: Evaluate,
  name: string,
): Evaluate {
  return (run) => {
    const applies = needed(condition(run));
    if (applies === true) return logic(run);
    if (applies === false) return notApplicable(`${name} does not apply`);
    if (!isUnknown(applies)) return applies;
    const value = needed(logic(run));
    return isAbsent(value) && value.absent === "not-applicable"
      ? value
      : unknownFor([applies, value]);
  };
}

/** Compiles one expression of a plan; exported for sentences, which test and fill outcomes. */
export function closureOf(
  kernel: Kernel,
  expression: PlanExpression,
): Evaluate {
  const compile = (part: PlanExpression): Evaluate => closureOf(kernel, part);
  switch (expression.kind) {
    case "constant": {
      const { datum } = expression;
      return () => datum;
    }
    case "fact":
    case "parameter":
    case "decision": {
      const { name } = expression;
      return (run) => kernel[name]?.(run) ?? missingSlot(name);
    }
    case "parameter-on":
      return parameterOn(expression.name, compile(expression.date));
    case "today":
      return (run) => run.asOf;
    case "local": {
      const { local } = expression;
      return (run) => run.locals[local] ?? missingSlot(local);
    }
    case "all":
    case "any":
      return connective(
        expression.parts.map(compile),
        expression.kind === "any",
      );
    case "not":
      return negation(compile(expression.operand));
    case "choose":
      return choice(
        compile(expression.condition),
        compile(expression.then),
        compile(expression.else),
      );
    case "match":
      return match(compiledRows(kernel, expression.rows));
    case "collect":
      return collect(compiledRows(kernel, expression.rows));
    case "apply":
      return application(
        operations[expression.operation],
        expression.arguments.map(compile),
      );
    case "is-known":
    case "is-none":
    case "applies":
      return absenceTest(expression.kind, compile(expression.operand));
    case "or-else":
      return orElse(compile(expression.operand), compile(expression.fallback));
    case "each":
    case "each-flat":
    case "some":
    case "every":
    case "filter":
      return loop(
        expression,
        compile(expression.list),
        compile(expression.body),
      );
    case "field":
      return fieldOf(compile(expression.record), expression.field);
    case "list":
      return listOf(expression.items.map(compile));
    case "record":
      return recordOf(
        expression.entries.map(({ name, value }) => ({
          name,
          value: compile(value),
        })),
      );
  }
}

function missingSlot(slot: number): never {
  throw new Error(`the plan refers to slot ${slot}, which has no value`);
}

function parameterOn(slot: number, date: Evaluate): Evaluate {
  return (run) => {
    run.trace.push(slot);
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

const connective =
  (parts: readonly Evaluate[], deciding: boolean): Evaluate =>
  (run) =>
    kleene(
      parts.map((part) => () => part(run)),
      deciding,
    );

const negation =
  (operand: Evaluate): Evaluate =>
  (run) => {
    const value = needed(operand(run));
    return isAbsent(value) ? value : value !== true;
  };

function choice(
  condition: Evaluate,
  then: Evaluate,
  otherwise: Evaluate,
): Evaluate {
  return (run) => {
    const holds = needed(condition(run));
    if (holds === true) return then(run);
    if (holds === false) return otherwise(run);
    if (!isUnknown(holds)) return holds;
    const branches = [then(run), otherwise(run)] as const;
    return agree(...branches) ? branches[0] : unknownFor([holds, ...branches]);
  };
}

type Row = { readonly when: Evaluate; readonly then: Evaluate };
const compiledRows = (
  kernel: Kernel,
  rows: readonly MatchRow<number>[],
): readonly Row[] =>
  rows.map(({ when, then }) => ({
    when: closureOf(kernel, when),
    then: closureOf(kernel, then),
  }));

/** A unique table: exactly one row holds, so one that surely holds settles it, and rows that may hold settle it when they agree. */
function match(rows: readonly Row[]): Evaluate {
  return (run) => {
    const open: { readonly row: Row; readonly holds: Evaluated }[] = [];
    let inapplicable: Evaluated | undefined;
    for (const row of rows) {
      const holds = needed(row.when(run));
      if (holds === true) return row.then(run);
      if (holds === false) continue;
      if (isUnknown(holds)) open.push({ row, holds });
      else inapplicable = holds;
    }
    if (inapplicable) return inapplicable;
    if (open.length === 0) return notApplicable("no row of the table holds");
    const values = open.map(({ row }) => row.then(run));
    const [first] = values;
    return first !== undefined && values.every((value) => agree(first, value))
      ? first
      : unknownFor([...open.map(({ holds }) => holds), ...values]);
  };
}

function collect(rows: readonly Row[]): Evaluate {
  return (run) => {
    const conditions = rows.map((row) => row.when(run));
    const taken = rows.filter((_, index) => conditions[index] !== false);
    const values = taken.map((row) => row.then(run));
    const kept = conditions.filter((holds) => holds !== false);
    return whyAbsent([...kept, ...values]) ?? (values as readonly Datum[]);
  };
}

function application(
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

function absenceTest(
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

const orElse =
  (operand: Evaluate, fallback: Evaluate): Evaluate =>
  (run) => {
    const value = operand(run);
    return isAbsent(value) && value.absent !== "unknown"
      ? fallback(run)
      : value;
  };

type Loop = Extract<PlanExpression, { local: number; body: unknown }>;

function loop({ kind, local }: Loop, list: Evaluate, body: Evaluate): Evaluate {
  return (run) => {
    const items = list(run);
    const absent = whyAbsent([items]);
    if (absent) return absent;
    const results = (items as readonly Datum[]).map((item) => {
      run.locals[local] = item;
      return body(run);
    });
    if (kind === "some" || kind === "every")
      return kleene(results, kind === "some");
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

const fieldOf =
  (record: Evaluate, field: string): Evaluate =>
  (run) => {
    const value = record(run);
    return (
      whyAbsent([value]) ??
      (value as DatumRecord).get(field) ??
      notApplicable(`the record has no ${field}`)
    );
  };

const listOf =
  (items: readonly Evaluate[]): Evaluate =>
  (run) => {
    const values = items.map((item) => item(run));
    return whyAbsent(values) ?? (values as readonly Datum[]);
  };

const recordOf =
  (
    entries: readonly { readonly name: string; readonly value: Evaluate }[],
  ): Evaluate =>
  (run: Run) => {
    const values = entries.map(({ value }) => value(run));
    return (
      whyAbsent(values) ??
      new Map(entries.map(({ name }, index) => [name, values[index] as Datum]))
    );
  };
