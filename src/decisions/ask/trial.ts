import type { LocalDate } from "#kernel";
import type { Facts } from "../values/value.ts";
import { givenOf } from "../evaluate/given.ts";
import { valueOf } from "../evaluate/kernel.ts";
import type { Run } from "../evaluate/run.ts";
import { startRun } from "../evaluate/run.ts";
import type { Evaluated } from "../values/datum.ts";
import { isAbsent } from "../values/datum.ts";
import type { Plan } from "../plan/plan.ts";
import { reachOf } from "../evaluate/reach.ts";

/** What is known, with some of what is not filled in to see what comes of it. Filling in one fact keeps all work that does not rest on it. */
export type Trial = Run & { readonly given: (Evaluated | undefined)[] };

/** The trial in which nothing is filled in. */
export function startTrial(plan: Plan, facts: Facts, asOf: LocalDate): Trial {
  const given = givenOf(plan, facts);
  return { ...startRun(plan, asOf, given), given, trace: undefined };
}

/** A trial of its own that has filled in the same. */
export const fork = (trial: Trial): Trial => ({
  ...trial,
  given: trial.given.slice(),
  worked: trial.worked.slice(),
});

/** Fills in a fact, or changes it. */
export function fill(trial: Trial, fact: number, value: Evaluated): void {
  trial.given[fact] = value;
  for (const decision of reachOf(trial.plan).dependents[fact] ?? [])
    trial.worked[decision] = undefined;
}

/** A trial of its own that has filled in one fact more. */
export function withFact(trial: Trial, fact: number, value: Evaluated): Trial {
  const next = fork(trial);
  fill(next, fact, value);
  return next;
}

/** The facts a goal still wants; none when it is decided. */
export function wantedBy(trial: Trial, goal: number): readonly number[] {
  const value = valueOf(trial, goal);
  return isAbsent(value) && value.absent === "unknown" ? value.missing : [];
}
