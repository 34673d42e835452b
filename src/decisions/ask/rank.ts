import type { Trial } from "./trial.ts";
import { wantedBy, withFact } from "./trial.ts";
import { valuesIn } from "./world.ts";

/** A goal that is not decided, and the facts it wants in the order its rule reads them. */
export type OpenGoal = {
  readonly goal: number;
  readonly wanted: readonly number[];
};

/** How much an answer costs a person, by the type of the fact. */
const costs: Readonly<Record<string, number>> = {
  "yes/no": 20,
  choice: 21,
  date: 22,
  number: 25,
  duration: 25,
  list: 28,
  text: 30,
  record: 40,
};

/** How many of the most wanted facts are tried on their own. */
const mostTried = 10;
const valuesTried = 3;

/** Facts to ask about, the most useful first: wanted early by many goals, settling whole services at once, little effort to answer. */
export function ranked(
  start: Trial,
  open: readonly OpenGoal[],
): readonly number[] {
  const wanted = wantedness(start, open);
  const score = (fact: number): number =>
    (wanted.get(fact) ?? 0) / costOf(start, fact);
  const first = [...wanted.keys()].toSorted((a, b) => score(b) - score(a));
  for (const fact of first.slice(0, mostTried))
    wanted.set(fact, (wanted.get(fact) ?? 0) + settled(start, open, fact));
  return first.toSorted((a, b) => score(b) - score(a));
}

const costOf = ({ plan }: Trial, fact: number): number =>
  costs[plan.slots[fact]?.type.kind ?? ""] ?? 40;

const isYesNo = ({ plan }: Trial, goal: number): boolean =>
  plan.slots[goal]?.type.kind === "yes/no";

function wantedness(
  start: Trial,
  open: readonly OpenGoal[],
): Map<number, number> {
  const weights = new Map<number, number>();
  for (const { goal, wanted } of open)
    for (const [index, fact] of wanted.entries()) {
      const weight = (isYesNo(start, goal) ? 1 : 0.5) / (1 + index);
      weights.set(fact, (weights.get(fact) ?? 0) + weight);
    }
  return weights;
}

/** How many yes/no goals an answer settles by itself, on average over a few answers. */
function settled(
  start: Trial,
  open: readonly OpenGoal[],
  fact: number,
): number {
  const values = valuesIn(0, start, fact).slice(0, valuesTried);
  const goals = open.filter(
    ({ goal, wanted }) => isYesNo(start, goal) && wanted.includes(fact),
  );
  let count = 0;
  for (const value of values) {
    const next = withFact(start, fact, value);
    for (const { goal } of goals)
      if (wantedBy(next, goal).length === 0) count++;
  }
  return values.length > 0 ? count / values.length : 0;
}
