import { compare } from "../values/datum.ts";
import type { Datum } from "../values/datum.ts";
import { none } from "../values/datum.ts";
import { candidateValues } from "./candidate-values.ts";
import type { Trial } from "./trial.ts";
import { valueOf } from "../evaluate/kernel.ts";
import { fill, fork, wantedBy, withFact } from "./trial.ts";

/**
 * Which values a world prefers: 0 the first of each fact, 1 the last. Of the others every fourth has the least of every
 * number, every fourth the least or the most, and the rest a draw of their own. The same number always draws the same.
 */
export type World = number;

/** The values of a fact in the order a world prefers them. */
export function valuesIn(
  world: World,
  { plan, asOf }: Trial,
  fact: number,
): readonly Datum[] {
  const values = candidateValues(plan, fact, asOf);
  if (world === 0) return values;
  if (world === 1) return values.toReversed();
  const draw = scattered(fact, world);
  const isNumber = plan.slots[fact]?.type.kind === "number";
  const isCorner = world % 4 === 2 || (world % 4 === 3 && draw % 2 === 0);
  if (isNumber && isCorner) return values.toSorted(compare);
  if (isNumber && world % 4 === 3) return values.toSorted(compare).reverse();
  const from = draw % Math.max(1, values.length);
  return [...values.slice(from), ...values.slice(0, from)];
}

/** A number that looks random but is the same for the same fact and world. */
function scattered(fact: number, world: World): number {
  let mixed = Math.imul(fact + 1, 0x9e3779b1) ^ Math.imul(world, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

const preferred = (world: World, trial: Trial, fact: number) =>
  valuesIn(world, trial, fact)[0] ?? none;

/** Fills in all that a goal wants, until it is decided. */
export function settle(trial: Trial, goal: number, world: World): Trial {
  for (;;) {
    const wanted = wantedBy(trial, goal);
    if (wanted.length === 0) return trial;
    for (const fact of wanted) fill(trial, fact, preferred(world, trial, fact));
  }
}

/**
 * Fills in all that a goal wants but one fact, so that the goal still wants that one. Undefined when the first world
 * does not lead there.
 */
export function leaveOpen(
  start: Trial,
  goal: number,
  fact: number,
): Trial | undefined {
  let trial: Trial | undefined = start;
  while (trial) {
    const wanted = wantedBy(trial, goal);
    if (!wanted.includes(fact)) return undefined;
    const others = wanted.filter((other) => other !== fact);
    if (others.length === 0) return trial;
    trial = step(trial, { goal, fact, others });
  }
  return undefined;
}

const mostTries = 8;

/** Fills in as many facts at once as the goal lets pass; the first one with whichever value it lets pass. */
function step(
  trial: Trial,
  path: {
    readonly goal: number;
    readonly fact: number;
    readonly others: readonly number[];
  },
): Trial | undefined {
  const { goal, fact, others } = path;
  const stays = (next: Trial): boolean => wantedBy(next, goal).includes(fact);
  for (let size = others.length; size > 1; size >>= 1) {
    const next = fork(trial);
    for (const other of others.slice(0, size))
      fill(next, other, preferred(0, trial, other));
    if (stays(next)) return next;
  }
  const [first] = others;
  if (first === undefined) return undefined;
  for (const value of valuesIn(0, trial, first).slice(0, mostTries)) {
    const next = withFact(trial, first, value);
    if (stays(next)) return next;
  }
  return undefined;
}

/** Two trials filled in alike but for one fact, each until the goal is decided. */
export function filledAlike(
  [left, right]: readonly [Trial, Trial],
  goal: number,
  fact: number,
): readonly [Trial, Trial] {
  for (const [to, from] of [
    [left, right],
    [right, left],
    [left, right],
  ] as const) {
    for (const [slot, value] of from.given.entries())
      if (slot !== fact && value !== undefined && to.given[slot] === undefined)
        fill(to, slot, value);
    settle(to, goal, 0);
  }
  valueOf(right, goal);
  return [left, right];
}
