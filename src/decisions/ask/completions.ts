import type { LocalDate } from "#kernel";
import { agree } from "../evaluate/absence.ts";
import type { Outcome } from "../evaluate/decide.ts";
import { outcomeIn } from "../evaluate/decide.ts";
import type { Fact, Facts } from "../evaluate/facts.ts";
import { givenOf } from "../evaluate/facts.ts";
import { kernelOf } from "../evaluate/kernel.ts";
import { startRun } from "../evaluate/run.ts";
import { plainDatum } from "../evaluate/value.ts";
import type { Datum, Evaluated } from "../model/datum.ts";
import { isAbsent, none } from "../model/datum.ts";
import type { Plan } from "../plan/plan.ts";
import type { Completion } from "./ask.ts";
import { candidateValues } from "./candidate-values.ts";

export type Search = {
  readonly facts: Facts;
  readonly asOf: LocalDate;
  readonly goal: string;
  readonly concept: string;
  /** Evaluations the search may spend. */
  readonly budget: number;
  /** How many values of each other fact it tries. */
  readonly width: number;
};

/** What a search has filled in so far, by slot, and what it may still spend. */
type Trial = {
  readonly plan: Plan;
  readonly asOf: LocalDate;
  readonly goal: number;
  readonly concept: number;
  readonly width: number;
  readonly given: (Evaluated | undefined)[];
  budget: number;
};
type Difference = readonly [Datum, Datum];

/**
 * Two ways to fill in everything open that differ in the concept only and give the goal different outcomes.
 * A depth-first search that leaves the concept open to the last: a branch where it stops mattering is cut at once.
 */
export function completionsOf(
  plan: Plan,
  search: Search,
): readonly [Completion, Completion] | undefined {
  const concept = plan.slotOf.get(search.concept);
  const goal = plan.slotOf.get(search.goal);
  if (concept === undefined || goal === undefined) return undefined;
  const { asOf, facts, budget, width } = search;
  const given = givenOf(plan, facts);
  const trial: Trial = { plan, asOf, goal, concept, width, given, budget };
  const found = descend(trial);
  if (!found) return undefined;
  const complete = (value: Datum): Completion => {
    given[concept] = value;
    settle(trial);
    return completionOf(plan, search, [...given]);
  };
  // Each value may have needed other facts: filling them for both keeps the concept the only difference.
  for (const value of found) complete(value);
  return [complete(found[0]), complete(found[1])];
}

function evaluate(trial: Trial): Evaluated {
  trial.budget--;
  const { plan, asOf, goal, given } = trial;
  const value = kernelOf(plan)[goal]?.(startRun(plan, asOf, given));
  if (value === undefined) throw new Error(`slot ${goal} is not compiled`);
  return value;
}

/** The slots still missing for the goal; none when it is decided. */
const missingIn = (value: Evaluated): readonly number[] =>
  isAbsent(value) && value.absent === "unknown" ? value.missing : [];
const valuesFor = ({ plan, goal, asOf }: Trial, fact: number) =>
  candidateValues(plan, { fact, goal, asOf });

function descend(trial: Trial): Difference | undefined {
  if (trial.budget <= 0) return undefined;
  const missing = missingIn(evaluate(trial));
  if (!missing.includes(trial.concept)) return undefined;
  const next = missing.find((fact) => fact !== trial.concept);
  if (next === undefined) return differing(trial);
  for (const value of valuesFor(trial, next).slice(0, trial.width)) {
    trial.given[next] = value;
    const found = descend(trial);
    if (found || trial.budget <= 0) return found;
  }
  trial.given[next] = undefined;
  return undefined;
}

/** Only the concept is open: tries its values, and forgets what they made it fill in when none differ. */
function differing(trial: Trial): Difference | undefined {
  const before = [...trial.given];
  let first: { value: Datum; outcome: Evaluated } | undefined;
  for (const value of valuesFor(trial, trial.concept)) {
    trial.given[trial.concept] = value;
    const outcome = settle(trial);
    if (!first) first = { value, outcome };
    else if (!agree(first.outcome, outcome)) return [first.value, value];
    if (trial.budget <= 0) break;
  }
  for (const [slot, value] of before.entries()) trial.given[slot] = value;
  return undefined;
}

/** Fills what is still missing with each fact's first value. */
function settle(trial: Trial): Evaluated {
  for (;;) {
    const value = evaluate(trial);
    const missing = missingIn(value);
    if (missing.length === 0) return value;
    for (const fact of missing)
      trial.given[fact] = valuesFor(trial, fact)[0] ?? none;
  }
}

function completionOf(
  plan: Plan,
  { facts, asOf, goal }: Search,
  given: readonly (Evaluated | undefined)[],
): Completion {
  const all = new Map<string, Fact>(facts);
  for (const [slot, value] of given.entries()) {
    const name = plan.slots[slot]?.name;
    if (value === undefined || isAbsent(value) || name === undefined) continue;
    if (!all.has(name))
      all.set(name, { kind: "known", value: plainDatum(value) });
  }
  const outcome: Outcome = outcomeIn(startRun(plan, asOf, given), goal);
  return { facts: all, goal, outcome };
}
