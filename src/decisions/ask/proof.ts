import { agree } from "../operations/absence.ts";
import type { Trial } from "./trial.ts";
import { valueOf } from "../evaluate/kernel.ts";
import { fork, wantedBy, withFact } from "./trial.ts";
import { filledAlike, leaveOpen, settle, valuesIn } from "./world.ts";

/** Two full trials that differ in one fact only, and in what the goal comes to. */
export type Proof = {
  readonly goal: number;
  readonly fact: number;
  readonly pair: readonly [Trial, Trial];
};

/** The two trials as a proof, if they still differ once filled in alike. */
export function proven(
  goal: number,
  fact: number,
  pair: readonly [Trial, Trial],
): Proof | undefined {
  const alike = filledAlike([fork(pair[0]), fork(pair[1])], goal, fact);
  const [left, right] = alike;
  const differ = !agree(valueOf(left, goal), valueOf(right, goal));
  const isOnlyOne = left.given.every(
    (value, slot) => slot === fact || value === right.given[slot],
  );
  return differ && isOnlyOne ? { goal, fact, pair: alike } : undefined;
}

/** How many values are tried while all else is unknown. */
const valuesAlone = 5;

/** Two values of a fact that, all else unknown, already decide the goal differently. */
export function provenAlone(
  trial: Trial,
  goal: number,
  fact: number,
): Proof | undefined {
  let first: Trial | undefined;
  for (const value of valuesIn(0, trial, fact).slice(0, valuesAlone)) {
    const next = withFact(trial, fact, value);
    if (wantedBy(next, goal).length > 0) continue;
    if (!first) first = next;
    else if (!agree(valueOf(first, goal), valueOf(next, goal)))
      return proven(goal, fact, [first, next]);
  }
  return undefined;
}

/** Leaves a fact open to the last, all else being as the first world has it, and tries as many of its values there. */
export function provenIn(
  start: Trial,
  {
    goal,
    fact,
    values,
  }: { readonly goal: number; readonly fact: number; readonly values: number },
): Proof | undefined {
  const trial = leaveOpen(start, goal, fact);
  if (!trial) return undefined;
  let first: Trial | undefined;
  for (const value of valuesIn(0, trial, fact).slice(0, values))
    for (const next of settledWays(withFact(trial, fact, value), goal))
      if (!first) first = next;
      else if (!agree(valueOf(first, goal), valueOf(next, goal))) {
        const proof = proven(goal, fact, [first, next]);
        if (proof) return proof;
      }
  return undefined;
}

/** Settled as the first world does; in some more ways where the value brings up further facts. */
function* settledWays(trial: Trial, goal: number): Generator<Trial> {
  if (wantedBy(trial, goal).length === 0) yield trial;
  else for (const world of [0, 1, 2]) yield settle(fork(trial), goal, world);
}
