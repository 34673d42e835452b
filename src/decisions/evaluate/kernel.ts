import type { Evaluated } from "../values/datum.ts";
import { isAbsent, notApplicable } from "../values/datum.ts";
import { valueOn } from "../values/period.ts";
import { operations } from "../feel/operations.ts";
import type { Plan, PlanExpression, Slot } from "../plan/plan.ts";
import { isUnknown, needed, unknownFor } from "../operations/absence.ts";
import {
  absenceTest,
  application,
  choice,
  collect,
  connective,
  fieldOf,
  listOf,
  loop,
  match,
  missingSlot,
  negation,
  orElse,
  parameterOn,
  recordOf,
} from "./closures.ts";
import type { Evaluate } from "./run.ts";

/** A plan compiled to closures, one a slot. */
type Kernel = readonly Evaluate[];

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
        run.trace?.push(index);
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
    run.trace?.push(index);
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
    run.trace?.push(index);
    const known = run.given[index] ?? run.worked[index];
    if (known !== undefined) return known;
    const outer = run.trace;
    const trace = outer && [];
    run.trace = trace;
    const value = needed(work(run));
    run.worked[index] = value;
    if (trace) run.uses[index] = [...new Set(trace)];
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

/** Compiles one expression of a plan; exported for sentences, which test outcomes. */
export function closureOf(
  kernel: Kernel,
  expression: PlanExpression,
): Evaluate {
  const compile = (part: PlanExpression): Evaluate => closureOf(kernel, part);
  switch (expression.kind) {
    case "constant":
    case "fact":
    case "parameter":
    case "decision":
    case "today":
    case "local":
      return leafClosure(kernel, expression);
    case "parameter-on":
      return parameterOn(expression.name, compile(expression.date));
    case "all":
    case "any":
      return connective(
        expression.parts.map(compile),
        expression.kind === "any",
      );
    case "not":
      return negation(compile(expression.operand));
    case "choose":
      return choice({
        condition: compile(expression.condition),
        whenTrue: compile(expression.whenTrue),
        whenFalse: compile(expression.whenFalse),
      });
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
    default:
      return dataClosure(expression, compile);
  }
}

type Data = Extract<
  PlanExpression,
  { kind: "match" | "collect" | "field" | "list" | "record" | LoopKind }
>;
type LoopKind = "each" | "each-flat" | "some" | "every" | "filter";

/** Expressions over the rows, items and fields of data. */
function dataClosure(
  expression: Data,
  compile: (part: PlanExpression) => Evaluate,
): Evaluate {
  switch (expression.kind) {
    case "match":
    case "collect": {
      const rows = expression.rows.map(({ when, gives }) => ({
        when: compile(when),
        gives: compile(gives),
      }));
      return expression.kind === "match" ? match(rows) : collect(rows);
    }
    case "field":
      return fieldOf(compile(expression.record), expression.field);
    case "list":
      return listOf(expression.items.map(compile));
    case "record":
      return recordOf(
        expression.entries.map(({ name, value }) => [name, compile(value)]),
      );
    default:
      return loop(
        expression,
        compile(expression.list),
        compile(expression.body),
      );
  }
}

type Leaf = Extract<
  PlanExpression,
  { kind: "constant" | "fact" | "parameter" | "decision" | "today" | "local" }
>;
function leafClosure(kernel: Kernel, leaf: Leaf): Evaluate {
  switch (leaf.kind) {
    case "constant":
      return () => leaf.datum;
    case "today":
      return (run) => run.asOf;
    case "local":
      return (run) => run.locals[leaf.local] ?? missingSlot(leaf.local);
    default:
      return (run) => kernel[leaf.name]?.(run) ?? missingSlot(leaf.name);
  }
}
