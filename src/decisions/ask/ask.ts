import type { LocalDate } from "#kernel";
import type { Outcome } from "../evaluate/decide.ts";
import { decideAll } from "../evaluate/decide.ts";
import type { Facts } from "../evaluate/facts.ts";
import { isAbsent } from "../model/datum.ts";
import { didYouMean } from "../model/nearest.ts";
import type { Plan } from "../plan/plan.ts";
import type { Completion } from "./completion.ts";
import { completionOf } from "./completion.ts";
import type { OpenGoal } from "./rank.ts";
import { ranked } from "./rank.ts";
import type { Search } from "./search.ts";
import { provenAfterSurvey, provenQuickly } from "./search.ts";
import type { Trial } from "./trial.ts";
import { lookAt, startTrial, wantedBy } from "./trial.ts";
import type { Survey } from "./walk.ts";
import { isAgreed } from "./walk.ts";

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
    provenQuickly(search) ?? provenAfterSurvey(search, canAsk, surveys);
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

function openGoals(
  start: Trial,
  goals: readonly string[],
): readonly OpenGoal[] {
  return goals.flatMap((name) => {
    const goal = start.plan.slotOf.get(name);
    if (goal === undefined)
      throw new Error(
        `The plan has no decision “${name}”.${didYouMean(name, start.plan.slotOf.keys())}`,
      );
    const wanted = wantedBy(start, goal);
    return wanted.length > 0 ? [{ goal, wanted }] : [];
  });
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
