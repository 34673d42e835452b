import type { LocalDate } from "#kernel";
import type { Outcome } from "../evaluate/decide.ts";
import { decideAll } from "../evaluate/decide.ts";
import type { Facts } from "../evaluate/facts.ts";
import { isAbsent } from "../model/datum.ts";
import type { Plan } from "../plan/plan.ts";
import type { Completion } from "./completion.ts";
import { completionOf } from "./completion.ts";
import type { Proof } from "./proof.ts";
import { provenAlone, provenIn } from "./proof.ts";
import type { OpenGoal } from "./rank.ts";
import { ranked } from "./rank.ts";
import type { Trial } from "./trial.ts";
import { lookAt, startTrial, wantedBy } from "./trial.ts";
import type { Survey } from "./walk.ts";
import type { World } from "./world.ts";
import { isAgreed, provenBetween, provenByFlip, surveyOf } from "./walk.ts";

/** The next question, with the proof that its answer can matter; or that no answer was found to change anything. */
export type NextQuestion =
  | {
      readonly kind: "ask";
      readonly concept: string;
      /** Two completions that differ in this fact only, and come to different outcomes. */
      readonly matters: readonly [Completion, Completion];
      /** What may have to be asked after it, at most. */
      readonly remaining: readonly string[];
    }
  | {
      readonly kind: "nothing-to-ask";
      /** Goals that still want facts, and what they come to whatever those are, as far as was tried. */
      readonly agreed: ReadonlyMap<string, Outcome>;
    };

export type Asking = {
  readonly goals: readonly string[];
  readonly facts: Facts;
  readonly asOf: LocalDate;
  /** Which facts can be asked of a person; all of them when left out. */
  readonly answerable?: (concept: string) => boolean;
};

/**
 * The smallest next question that can still change an outcome over all goals. Pure and deterministic.
 * A fact is only offered with two completions that show it matters; they are searched for around the thresholds, choices
 * and dates of the rules.
 */
export function ask(plan: Plan, asking: Asking): NextQuestion {
  const { goals, facts, asOf, answerable = () => true } = asking;
  const start = startTrial(plan, facts, asOf);
  const nameOf = (fact: number): string => plan.slots[fact]?.name ?? "";
  const canAsk = (fact: number): boolean => answerable(nameOf(fact));
  const open = openGoals(start, goals);
  const candidates = ranked(start, open).filter(canAsk);
  const search: Search = { start, open, candidates };
  const surveys: Survey[] = [];
  const proof =
    provenOver(search, quick) ?? provenAfterSurvey(search, canAsk, surveys);
  if (!proof)
    return { kind: "nothing-to-ask", agreed: agreedIn(plan, asking, surveys) };
  const { fact, goal, pair } = proof;
  return {
    kind: "ask",
    concept: nameOf(fact),
    matters: [
      completionOf(pair[0], facts, goal),
      completionOf(pair[1], facts, goal),
    ],
    remaining: candidates.filter((other) => other !== fact).map(nameOf),
  };
}

/** Where the values of a fact are tried: in which worlds, how many values, for how many of the goals that want it. */
type Effort = {
  readonly worlds: readonly World[];
  readonly values: number;
  readonly goals: number;
};
const quick: Effort = { worlds: [0], values: 10, goals: 3 };
/** For goals that some worlds are known to divide. */
const thorough: Effort = { worlds: [1, 2, 3], values: 40, goals: 8 };
const flippedWorlds = 64;
/** For goals on which all worlds tried so far agree. */
const cautious: Effort = { worlds: [1], values: 10, goals: 2 };

type Search = {
  readonly start: Trial;
  readonly open: readonly OpenGoal[];
  /** Facts that can be asked, the most useful first. */
  readonly candidates: readonly number[];
};

function openGoals(
  start: Trial,
  goals: readonly string[],
): readonly OpenGoal[] {
  return goals.flatMap((name) => {
    const goal = start.plan.slotOf.get(name);
    if (goal === undefined)
      throw new Error(`The plan has no decision “${name}”.`);
    const wanted = wantedBy(start, goal);
    return wanted.length > 0 ? [{ goal, wanted }] : [];
  });
}

/** The first fact with a proof, in the order of use; goals that want little are looked at first. */
function provenOver(
  { start, open, candidates }: Search,
  { worlds, values, goals }: Effort,
): Proof | undefined {
  const simplest = open.toSorted((a, b) => a.wanted.length - b.wanted.length);
  for (const fact of candidates) {
    const wanting = simplest
      .filter(({ wanted }) => wanted.includes(fact))
      .slice(0, goals);
    for (const world of worlds)
      for (const { goal } of wanting) {
        const proof =
          (world === 0 ? provenAlone(start, goal, fact) : undefined) ??
          provenIn({ world, values }, start, goal, fact);
        if (proof) return proof;
      }
  }
  return undefined;
}

/** Looks longer, longest at goals that some worlds are seen to divide; keeps the surveys it made. */
function provenAfterSurvey(
  search: Search,
  canAsk: (fact: number) => boolean,
  surveys: Survey[],
): Proof | undefined {
  const { start, open, candidates } = search;
  for (const { goal } of open)
    surveys.push(surveyOf(start, goal, { leaves: 32, draws: 16 }));
  if (candidates.length === 0) return undefined;
  const divided = surveys.filter((survey) => !isAgreed(survey));
  const isDivided = ({ goal }: OpenGoal): boolean =>
    divided.some((survey) => survey.goal === goal);
  return (
    mostUseful(search, divided, canAsk) ??
    provenOver({ ...search, open: open.filter(isDivided) }, thorough) ??
    provenByFlips({ ...search, open: open.filter(isDivided) }) ??
    provenOver(search, cautious)
  );
}

/** The most useful fact among those that divide the worlds of a goal. */
function mostUseful(
  { candidates }: Search,
  divided: readonly Survey[],
  canAsk: (fact: number) => boolean,
): Proof | undefined {
  const rank = ({ fact }: Proof): number => candidates.indexOf(fact);
  return divided
    .flatMap((survey) => provenBetween(survey, canAsk) ?? [])
    .filter((proof) => rank(proof) >= 0)
    .toSorted((a, b) => rank(a) - rank(b))[0];
}

function provenByFlips({ start, open, candidates }: Search): Proof | undefined {
  for (const { goal, wanted } of open) {
    const facts = candidates.filter((fact) => wanted.includes(fact));
    const proof = provenByFlip(start, goal, facts, flippedWorlds);
    if (proof) return proof;
  }
  return undefined;
}

function agreedIn(
  plan: Plan,
  { facts, asOf }: Asking,
  surveys: readonly Survey[],
): ReadonlyMap<string, Outcome> {
  const agreed = surveys
    .filter(isAgreed)
    .flatMap(({ goal, worlds: [first] }) =>
      first ? [{ goal, value: lookAt(first, goal) }] : [],
    );
  const nameOf = (slot: number): string => plan.slots[slot]?.name ?? "";
  const decisions = agreed.map(({ goal }) => nameOf(goal));
  const known = decideAll(plan, { decisions, facts, asOf });
  return new Map(
    agreed.flatMap(({ goal, value }): [string, Outcome][] => {
      const because = known.get(nameOf(goal))?.because;
      const type = plan.slots[goal]?.type;
      if (!because || !type) return [];
      return [
        [
          nameOf(goal),
          isAbsent(value)
            ? { kind: "not-applicable", because }
            : { kind: "decided", value: { type, datum: value }, because },
        ],
      ];
    }),
  );
}
