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
import { isAbsent } from "../model/datum.ts";
import type { Plan } from "../plan/plan.ts";
import type { Completion } from "./ask.ts";
import { candidateValues } from "./candidate-values.ts";

type Search = {
  readonly facts: Facts;
  readonly asOf: LocalDate;
  readonly goal: string;
  readonly concept: string;
  /** Evaluations the search may spend. */
  readonly budget: number;
};

/**
 * Two ways to fill in everything open that differ in the concept only and give the goal different outcomes.
 * A depth-first search that leaves the concept open to the last: a branch where it stops mattering is cut at once.
 */
export function completionsOf(
  plan: Plan,
  search: Search,
): readonly [Completion, Completion] | undefined {
  const slot = plan.slotOf.get(search.concept);
  const goal = plan.slotOf.get(search.goal);
  if (slot === undefined || goal === undefined) return undefined;
  const given = givenOf(plan, search.facts);
  let { budget } = search;
  const evaluate = (): Evaluated => {
    budget--;
    const run = startRun(plan, search.asOf, given);
    const value = kernelOf(plan)[goal]?.(run);
    if (value === undefined) throw new Error(`${search.goal} is not compiled`);
    return value;
  };
  const values = (fact: number): readonly Datum[] =>
    candidateValues(plan, { fact, goal, asOf: search.asOf });

  /** Fills what is still missing with each fact's first value. */
  function settle(): Evaluated {
    for (;;) {
      const value = evaluate();
      if (!isAbsent(value) || value.absent !== "unknown") return value;
      for (const fact of value.missing) given[fact] = values(fact)[0];
    }
  }

  function differing(concept: number): readonly [Datum, Datum] | undefined {
    let first: { value: Datum; outcome: Evaluated } | undefined;
    for (const value of values(concept)) {
      given[concept] = value;
      const outcome = settle();
      if (!first) first = { value, outcome };
      else if (!agree(first.outcome, outcome)) return [first.value, value];
      if (budget <= 0) break;
    }
    given[concept] = undefined;
    return undefined;
  }

  function descend(concept: number): readonly [Datum, Datum] | undefined {
    if (budget <= 0) return undefined;
    const value = evaluate();
    if (!isAbsent(value) || value.absent !== "unknown") return undefined;
    if (!value.missing.includes(concept)) return undefined;
    const next = value.missing.find((fact) => fact !== concept);
    if (next === undefined) return leaf(concept);
    for (const candidate of values(next)) {
      given[next] = candidate;
      const found = descend(concept);
      if (found || budget <= 0) return found;
    }
    given[next] = undefined;
    return undefined;
  }

  /** Only the concept is open: try its values, and forget what was filled in for them if none differ. */
  function leaf(concept: number): readonly [Datum, Datum] | undefined {
    const before = [...given];
    const found = differing(concept);
    if (!found)
      for (const [index, value] of before.entries()) given[index] = value;
    return found;
  }

  const found = descend(slot);
  if (!found) return undefined;
  const complete = (value: Datum): Completion => {
    given[slot] = value;
    settle();
    return completionOf(plan, search, [...given]);
  };
  const [left, right] = found;
  complete(left);
  complete(right);
  return [complete(left), complete(right)];
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
