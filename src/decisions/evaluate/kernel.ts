import { isUnknown, needed, whyAbsent } from "../operations/absence.ts";
import type { PlanExpression } from "../operations/expression.ts";
import { partAt } from "../operations/operation.ts";
import { operationOf } from "../operations/operations.ts";
import type {
  DecisionSlot,
  FactSlot,
  ParameterSlot,
  Plan,
  Slot,
} from "../plan/plan.ts";
import type { Evaluated } from "../values/datum.ts";
import { isAbsent } from "../values/datum.ts";
import type { Period } from "../values/period.ts";
import { Decimal } from "../values/number.ts";
import { valueOn } from "../values/period.ts";
import type { Range } from "../values/range.ts";
import { restored } from "../values/plain.ts";
import type { Closure, Run } from "./run.ts";

/** A plan compiled to closures, one a slot. */
type Kernel = readonly Closure[];

const kernels = new WeakMap<Plan, Kernel>();

/** The plan's kernel, compiled once. */
function kernelOf(plan: Plan): Kernel {
  const known = kernels.get(plan);
  if (known) return known;
  const kernel: Closure[] = [];
  kernels.set(plan, kernel);
  plan.slots.forEach((slot, index) => {
    kernel.push(slotClosure(plan, slot, index));
  });
  return kernel;
}

/** What a slot comes to in a run. */
export function valueOf(run: Run, slot: number): Evaluated {
  const value = kernelOf(run.plan)[slot]?.(run);
  return value ?? missingSlot(slot);
}

function slotClosure(plan: Plan, slot: Slot, index: number): Closure {
  switch (slot.kind) {
    case "fact":
      return factClosure(slot, index);
    case "parameter": {
      const inForce = periodsOf(slot);
      return (run) => {
        run.trace?.push(index);
        return run.given[index] ?? valueOn(inForce, run.asOf);
      };
    }
    case "decision":
      return decisionClosure(plan, slot, index);
  }
}

/** The values of law of a parameter. */
export const periodsOf = ({
  inForce,
  type,
}: ParameterSlot): readonly Period[] =>
  inForce.map((period) => ({
    ...period,
    value: restored(period.value, type),
  }));

function parameterOn(plan: Plan, index: number, date: Closure): Closure {
  const slot = plan.slots[index];
  if (slot?.kind !== "parameter") return missingSlot(index);
  const inForce = periodsOf(slot);
  return (run) => {
    run.trace?.push(index);
    const day = date(run);
    return (
      whyAbsent([day]) ?? run.given[index] ?? valueOn(inForce, day as string)
    );
  };
}

function factClosure(slot: FactSlot, index: number): Closure {
  const unknown: Evaluated = { absent: "unknown", missing: [index] };
  const noneCountsAs =
    slot.noneCountsAs === undefined
      ? undefined
      : restored(slot.noneCountsAs, slot.type);
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
  plan: Plan,
  slot: DecisionSlot,
  index: number,
): Closure {
  const work = closureOf(plan, slot.logic);
  const bound = slot.atMost && closureOf(plan, slot.atMost);
  return (run) => {
    run.trace?.push(index);
    const given = run.given[index];
    const known = run.worked[index] ?? (bound ? undefined : given);
    if (known !== undefined) return known;
    const outer = run.trace;
    const trace = outer && [];
    run.trace = trace;
    const value =
      bound && given !== undefined
        ? heldBelow(given, bound, run, slot.range)
        : needed(work(run));
    run.worked[index] = value;
    if (trace) run.uses[index] = [...new Set(trace)];
    run.trace = outer;
    return value;
  };
}

/** What is supplied counts for no more than its bound; it is not known while its bound is not, unless it can be no lower. */
function heldBelow(
  value: Evaluated,
  bound: Closure,
  run: Run,
  range: Range = {},
): Evaluated {
  if (!Decimal.isDecimal(value)) return value;
  if (range.from !== undefined && value.equals(range.from)) return value;
  const most = bound(run);
  const isHeld = Decimal.isDecimal(most) && most.lessThan(value);
  return isHeld || isUnknown(most) ? most : value;
}

/** Compiles one expression of a plan; exported for sentences, which test outcomes. */
export function closureOf(plan: Plan, expression: PlanExpression): Closure {
  const parts = expression.parts.map((part) => closureOf(plan, part));
  switch (expression.kind) {
    case "constant": {
      const datum = restored(expression.datum, expression.type);
      return () => datum;
    }
    case "today":
      return (run) => run.asOf;
    case "local":
      return ({ locals }) =>
        locals[expression.local] ?? missingSlot(expression.local);
    case "apply":
      return operationOf(expression).run(parts, expression);
    case "parameter-on":
      return parameterOn(plan, expression.name, partAt(parts, 0));
    default: {
      const kernel = kernelOf(plan);
      return (run) =>
        kernel[expression.name]?.(run) ?? missingSlot(expression.name);
    }
  }
}

function missingSlot(slot: number): never {
  throw new Error(`the plan refers to slot ${slot}, which has no value`);
}
