import type { Outcome } from "../evaluate/decide.ts";
import { outcomeIn } from "../evaluate/decide.ts";
import type { Fact, Facts } from "../values/value.ts";
import { startRun } from "../evaluate/run.ts";
import { plainDatum } from "../values/plain.ts";
import { isAbsent } from "../values/datum.ts";
import type { Trial } from "./trial.ts";

/** Everything that is still open filled in one way, and what a goal then comes to. */
export type Completion = {
  readonly facts: Facts;
  readonly goal: string;
  readonly outcome: Outcome;
};

/** A trial as facts anybody can decide again, with its explained outcome. */
export function completionOf(
  { plan, asOf, given }: Trial,
  known: Facts,
  goal: number,
): Completion {
  const facts = new Map<string, Fact>(known);
  for (const [slot, value] of given.entries()) {
    const name = plan.slots[slot]?.name;
    if (value === undefined || isAbsent(value) || name === undefined) continue;
    if (!facts.has(name))
      facts.set(name, { kind: "known", value: plainDatum(value) });
  }
  const name = plan.slots[goal]?.name ?? "";
  return {
    facts,
    goal: name,
    outcome: outcomeIn(startRun(plan, asOf, given), name),
  };
}
