import { agree } from "../operations/absence.ts";
import type { Proof } from "./proof.ts";
import { proven } from "./proof.ts";
import type { Trial } from "./trial.ts";
import { valueOf } from "../evaluate/kernel.ts";
import { fork, wantedBy, withFact } from "./trial.ts";
import { settle, valuesIn } from "./world.ts";

type CanAsk = (fact: number) => boolean;

/** What many different worlds make of one goal. */
export type Survey = {
  readonly goal: number;
  readonly worlds: readonly Trial[];
};

/** A goal with fewer ways to answer what it wants now is settled in all of them. */
const mostWays = 800;
const branches = 32;
const draws = 48;

/** Settles a goal in many worlds: in every way when they are few; otherwise in some, and in some drawn ones. */
export function surveyOf(start: Trial, goal: number, canAsk: CanAsk): Survey {
  const ways = wantedBy(start, goal)
    .map((fact) => valuesIn(0, start, fact).length)
    .reduce((product, count) => product * count, 1);
  const most = ways <= mostWays ? mostWays : branches;
  const worlds = everyWay(start, goal, { most, canAsk });
  if (worlds.length < most) return { goal, worlds };
  const drawn = Array.from({ length: draws }, (_, world) =>
    settle(fork(start), goal, world),
  );
  return { goal, worlds: [...worlds, ...drawn] };
}

/** Branches on one fact after the other, those that can be asked last, so that neighbours differ in them. */
function everyWay(
  start: Trial,
  goal: number,
  { most, canAsk }: { readonly most: number; readonly canAsk: CanAsk },
): readonly Trial[] {
  const worlds: Trial[] = [];
  const branch = (trial: Trial): void => {
    const wanted = wantedBy(trial, goal);
    const next = wanted.find((fact) => !canAsk(fact)) ?? wanted[0];
    if (next === undefined) worlds.push(trial);
    else
      for (const value of valuesIn(0, trial, next)) {
        if (worlds.length >= most) return;
        branch(withFact(trial, next, value));
      }
  };
  branch(start);
  return worlds;
}

/** A fact on the way from a world to one with another outcome; undefined when all agree, or only what cannot be asked divides them. */
export function provenBetween(
  { goal, worlds }: Survey,
  canAsk: CanAsk,
): Proof | undefined {
  for (const [index, world] of worlds.entries()) {
    const next = worlds[index + 1];
    if (!next || agree(valueOf(world, goal), valueOf(next, goal))) continue;
    const proof =
      walk(world, next, goal, canAsk) ?? walk(next, world, goal, canAsk);
    if (proof) return proof;
  }
  return undefined;
}

/** Changes one fact after the other, those that cannot be asked first, until the outcome changes. */
function walk(
  from: Trial,
  to: Trial,
  goal: number,
  canAsk: CanAsk,
): Proof | undefined {
  const differing = to.given.flatMap((value, fact) =>
    value === undefined || value === from.given[fact] ? [] : [fact],
  );
  const order = differing.toSorted(
    (a, b) => Number(canAsk(a)) - Number(canAsk(b)),
  );
  let trial = from;
  for (const fact of order) {
    const value = to.given[fact];
    if (value === undefined) continue;
    const next = withFact(trial, fact, value);
    settle(next, goal, 0);
    const isTurn = !agree(valueOf(trial, goal), valueOf(next, goal));
    const isChange = trial.given[fact] !== undefined;
    const proof =
      isTurn && isChange && canAsk(fact)
        ? proven(goal, fact, [trial, next])
        : undefined;
    if (proof) return proof;
    trial = next;
  }
  return undefined;
}
