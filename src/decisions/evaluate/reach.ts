import { onceFor } from "#kernel";
import { namesIn, reachable } from "../operations/expression.ts";
import type { Plan } from "../plan/plan.ts";

/** Who reads whom in a plan, by slot. */
export type Reach = {
  /** The slots a decision names, in its rule or in what it is at most. */
  readonly reads: readonly (readonly number[])[];
  /** The decisions that name a slot. */
  readonly readBy: readonly (readonly number[])[];
  /** Every decision whose value may change with a slot, near or far. */
  readonly dependents: readonly (readonly number[])[];
};

/** The reach of a plan, worked out once. */
export const reachOf = onceFor((plan: Plan): Reach => {
  const reads = plan.slots.map((slot) =>
    slot.kind === "decision"
      ? [slot.logic, slot.atMost].flatMap((part) => (part ? namesIn(part) : []))
      : [],
  );
  const readBy: number[][] = plan.slots.map(() => []);
  for (const [reader, names] of reads.entries())
    for (const name of names) readBy[name]?.push(reader);
  const dependents = readBy.map((readers) =>
    reachable(readers, (one) => readBy[one] ?? []),
  );
  return { reads, readBy, dependents };
});
