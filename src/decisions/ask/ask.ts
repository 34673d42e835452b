import type { LocalDate } from "#kernel";
import type { Outcome } from "../evaluate/decide.ts";
import { decideAll } from "../evaluate/decide.ts";
import type { Facts } from "../evaluate/facts.ts";
import type { Plan } from "../plan/plan.ts";
import type { Search } from "./completions.ts";
import { completionsOf } from "./completions.ts";

/** Everything that is still open filled in one way, and what a goal then comes to. */
export type Completion = {
  readonly facts: Facts;
  readonly goal: string;
  readonly outcome: Outcome;
};

/** The next question, with the proof that its answer can matter; or that no answer can change anything. */
export type NextQuestion =
  | {
      readonly kind: "ask";
      readonly concept: string;
      /** Two completions that differ in this fact only, and come to different outcomes. */
      readonly matters: readonly [Completion, Completion];
      /** What may have to be asked after it, at most. */
      readonly remaining: readonly string[];
    }
  | { readonly kind: "nothing-to-ask" };

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
export function ask(
  plan: Plan,
  { goals, facts, asOf, answerable = () => true }: Asking,
): NextQuestion {
  const outcomes = decideAll(plan, { decisions: goals, facts, asOf });
  const open = [...outcomes].flatMap(([goal, outcome]) =>
    outcome.kind === "needs-input" ? [{ goal, missing: outcome.missing }] : [],
  );
  const candidates = ranked(plan, open).filter(answerable);
  for (const concept of candidates) {
    const wanting = open
      .filter(({ missing }) => missing.includes(concept))
      .toSorted((a, b) => a.missing.length - b.missing.length);
    const matters = proofOf(plan, { wanting, facts, asOf, concept });
    if (matters)
      return {
        kind: "ask",
        concept,
        matters,
        remaining: candidates.filter((other) => other !== concept),
      };
  }
  return { kind: "nothing-to-ask" };
}

/** How wide a search looks and what it may spend: a short look at every goal before a long one at any. */
const efforts: readonly Pick<Search, "budget" | "width">[] = [
  { width: 2, budget: 60 },
  { width: 3, budget: 200 },
  { width: Infinity, budget: 600 },
];

function proofOf(
  plan: Plan,
  {
    wanting,
    ...search
  }: Pick<Asking, "facts" | "asOf"> & {
    readonly wanting: readonly OpenGoal[];
    readonly concept: string;
  },
): readonly [Completion, Completion] | undefined {
  for (const effort of efforts)
    for (const { goal } of wanting) {
      const matters = completionsOf(plan, { ...search, ...effort, goal });
      if (matters) return matters;
    }
  return undefined;
}

type OpenGoal = { readonly goal: string; readonly missing: readonly string[] };

/** How much an answer costs a person, by the type of the fact. */
const costs: Readonly<Record<string, number>> = {
  "yes/no": 1,
  choice: 1.1,
  date: 1.2,
  number: 1.5,
  duration: 1.5,
  text: 2,
  list: 2,
  record: 3,
};

/** Facts that many goals want early and that are little effort to answer come first. */
function ranked(plan: Plan, open: readonly OpenGoal[]): readonly string[] {
  const weight = new Map<string, number>();
  for (const { missing } of open)
    for (const [index, concept] of missing.entries())
      weight.set(concept, (weight.get(concept) ?? 0) + 1 / (1 + index));
  const score = (concept: string): number => {
    const kind = plan.slots[plan.slotOf.get(concept) ?? -1]?.type.kind ?? "";
    return (weight.get(concept) ?? 0) / (costs[kind] ?? 1);
  };
  return [...weight.keys()].toSorted((a, b) => score(b) - score(a));
}
