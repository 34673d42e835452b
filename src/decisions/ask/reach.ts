import { everyPart } from "../operations/expression.ts";
import type { Plan } from "../plan/plan.ts";

/** Who reads whom in a plan, by slot. */
export type Reach = {
  /** The slots a decision names. */
  readonly reads: readonly (readonly number[])[];
  /** The decisions that name a slot. */
  readonly readBy: readonly (readonly number[])[];
  /** Every decision whose value may change with a slot, near or far. */
  readonly dependents: readonly (readonly number[])[];
};

const known = new WeakMap<Plan, Reach>();

/** The reach of a plan, worked out once. */
export function reachOf(plan: Plan): Reach {
  const found = known.get(plan);
  if (found) return found;
  const reads = plan.slots.map((_, slot) => readsOf(plan, slot));
  const readBy: number[][] = plan.slots.map(() => []);
  for (const [reader, names] of reads.entries())
    for (const name of names) readBy[name]?.push(reader);
  const dependents = plan.slots.map((_, slot) => above(readBy, slot));
  const reach = { reads, readBy, dependents };
  known.set(plan, reach);
  return reach;
}

function readsOf(plan: Plan, index: number): readonly number[] {
  const slot = plan.slots[index];
  if (slot?.kind !== "decision") return [];
  const names = new Set<number>();
  for (const expression of [slot.appliesWhen, slot.logic])
    if (expression)
      for (const part of everyPart(expression))
        if ("name" in part) names.add(part.name);
  return [...names];
}

function above(
  readBy: readonly (readonly number[])[],
  slot: number,
): readonly number[] {
  const seen = new Set<number>();
  const visit = (index: number): void => {
    for (const reader of readBy[index] ?? []) {
      if (seen.has(reader)) continue;
      seen.add(reader);
      visit(reader);
    }
  };
  visit(slot);
  return [...seen];
}
