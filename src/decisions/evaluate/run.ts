import type { LocalDate } from "#kernel";
import { onceFor } from "#kernel";
import type { Evaluated } from "../values/datum.ts";
import type { Evaluate } from "../operations/operation.ts";
import { reachOf } from "./reach.ts";
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
    worked: blankOf(plan),
    uses: blankOf(plan),
    trace: [],
    locals: Array.from({ length: plan.localCount }),
  };
}

const blank = onceFor((plan: Plan) => plan.slots.map(() => undefined));
/** Nothing for each slot. A copy of a list is made in a twentieth of the time, and a page starts many runs. */
export const blankOf = (plan: Plan): undefined[] => blank(plan).slice();

/** A run in which something else is given: it keeps what was worked out, but for what rests on that. */
export function rerun(
  run: Run,
  changes: ReadonlyMap<number, Evaluated | undefined>,
): Run {
  const { dependents } = reachOf(run.plan);
  const given = run.given.slice();
  const worked = run.worked.slice();
  for (const [slot, value] of changes) {
    given[slot] = value;
    for (const stale of [slot, ...(dependents[slot] ?? [])])
      worked[stale] = undefined;
  }
  return {
    ...run,
    given,
    worked,
    uses: run.uses.slice(),
    trace: [],
    locals: run.locals.slice(),
  };
}
