import { agree } from "../operations/absence.ts";
import type { Datum, Evaluated } from "../values/datum.ts";
import { keepSeen, possibly } from "./possibly.ts";
import { certain } from "../operations/possible.ts";
import type { Trial } from "./trial.ts";
import { withFact } from "./trial.ts";

type CanAsk = (fact: number) => boolean;
/** How many more cases may be looked at. */
type Budget = { cases: number };
const mostCases = 60;

/**
 * The facts that can be asked and were not shown to leave a goal as it is; none is a proof that no answer can move it.
 * Looks at all that the goal may come to; where that is open, at each answer to a question of few answers by itself.
 */
export function mayMove(
  start: Trial,
  goal: number,
  canAsk: CanAsk,
): readonly number[] {
  const rests = [...possibly(start, goal).rests].filter(canAsk);
  if (rests.length === 0) return [];
  const isUnmoved =
    valueInEveryCase(start, goal) !== undefined ||
    isUnmovedIn(start, goal, canAsk, { cases: mostCases });
  return isUnmoved ? [] : rests;
}

/** What a goal comes to whatever the open facts are; undefined when that is not proven. */
export const valueInEveryCase = (
  start: Trial,
  goal: number,
): Evaluated | undefined => oneValue(start, goal, { cases: mostCases });

/** What the goal comes to in every case; undefined when cases differ or stay open. */
function oneValue(
  trial: Trial,
  goal: number,
  budget: Budget,
): Evaluated | undefined {
  if (budget.cases-- <= 0) return undefined;
  const possible = possibly(trial, goal);
  const value = certain(possible);
  if (value !== undefined) return value;
  const cases = casesOf(trial, [...possible.rests]);
  let first: Evaluated | undefined;
  for (const next of cases) {
    const found = oneValue(next, goal, budget);
    if (found === undefined || (first !== undefined && !agree(first, found)))
      return undefined;
    first ??= found;
  }
  return first;
}

/** True when, whatever the facts that cannot be asked are, the others leave the goal alone. */
function isUnmovedIn(
  trial: Trial,
  goal: number,
  canAsk: CanAsk,
  budget: Budget,
): boolean {
  if (budget.cases-- <= 0) return false;
  const { rests } = possibly(trial, goal);
  if (![...rests].some(canAsk)) return true;
  const cases = casesOf(
    trial,
    [...rests].filter((fact) => !canAsk(fact)),
  );
  return cases.length > 0
    ? cases.every((next) => isUnmovedIn(next, goal, canAsk, budget))
    : oneValue(trial, goal, budget) !== undefined;
}

/** A trial for each answer to the first of some facts that has few. */
function casesOf(trial: Trial, facts: readonly number[]): readonly Trial[] {
  for (const fact of facts) {
    const answers = answersTo(trial, fact);
    if (answers.length > 0)
      return answers.map((answer) =>
        keepSeen(trial, withFact(trial, fact, answer), fact),
      );
  }
  return [];
}

function answersTo({ plan }: Trial, fact: number): readonly Datum[] {
  const type = plan.slots[fact]?.type;
  if (type?.kind === "yes/no") return [false, true];
  return type?.kind === "choice" ? Object.keys(type.values) : [];
}
