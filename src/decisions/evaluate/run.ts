import type { LocalDate } from "#kernel";
import type { Evaluated } from "../values/datum.ts";
import type { Evaluate } from "../operations/operation.ts";
import type { Plan } from "../plan/plan.ts";

/** One household on one day: what is given, and what has been worked out so far. */
export type Run = {
  readonly plan: Plan;
  readonly asOf: LocalDate;
  /** By slot: facts, and decisions and parameters given in place of their own value. */
  readonly given: readonly (Evaluated | undefined)[];
  readonly worked: (Evaluated | undefined)[];
  /** By slot of a decision: the slots its value came from. */
  readonly uses: (readonly number[] | undefined)[];
  /** What is being read just now; undefined in a run that explains nothing and notes nothing. */
  trace: number[] | undefined;
  readonly locals: Evaluated[];
};

export type Closure = Evaluate<Run>;

export function startRun(
  plan: Plan,
  asOf: LocalDate,
  given: readonly (Evaluated | undefined)[],
): Run {
  return {
    plan,
    asOf,
    given,
    // By `map`: `Array.from({ length })` takes ten times as long, and a page starts many runs.
    worked: plan.slots.map(() => undefined),
    uses: plan.slots.map(() => undefined),
    trace: [],
    locals: Array.from({ length: plan.localCount }),
  };
}
