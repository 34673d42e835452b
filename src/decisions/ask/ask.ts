import type { LocalDate } from "#kernel";
import type { Outcome } from "../evaluate/decide.ts";
import { decideAll, outcomeIn } from "../evaluate/decide.ts";
import { startRun } from "../evaluate/run.ts";
import type { Fact, Facts } from "../values/value.ts";
import { plainDatum } from "../values/plain.ts";
import { isAbsent } from "../values/datum.ts";
import { didYouMean } from "../values/nearest.ts";
import type { Plan } from "../plan/plan.ts";
import type { Proof } from "./proof.ts";
import type { OpenGoal } from "./rank.ts";
import { ranked } from "./rank.ts";
import type { Search } from "./search.ts";
import { provenAfterSurvey, provenQuickly } from "./search.ts";
import type { Trial } from "./trial.ts";
import { startTrial, wantedBy } from "./trial.ts";
import { mayMove, valueInEveryCase } from "./unmoved.ts";

/** Everything that is still open filled in one way, and what a goal then comes to. */
export type Completion = {
  readonly facts: Facts;
  readonly goal: string;
  readonly outcome: Outcome;
};

/** The next question; or the proof that no answer changes anything. */
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
      /** Neither shown to matter nor shown not to: withholding it could be wrong, so it is asked. */
      readonly kind: "may-matter";
      readonly concept: string;
      readonly remaining: readonly string[];
    }
  | {
      /** Proven: whatever the answers to the facts that goals want, the outcomes stay. */
      readonly kind: "nothing-to-ask";
      /** Goals that still want facts, and what they come to whatever those are, where that is proven. */
      readonly agreed: ReadonlyMap<string, Outcome>;
    };

export type Asking = {
  readonly goals: readonly string[];
  readonly facts: Facts;
  readonly asOf: LocalDate;
  /** Which facts can be asked of a person; all of them when left out. */
  readonly answerable?: (concept: string) => boolean;
  /** The lower, the sooner it is asked, however useful others are; all alike when left out. */
  readonly turn?: (concept: string) => number;
};

/**
 * The smallest next question that can still change an outcome over all goals. Pure and deterministic.
 * A fact is offered with two completions that show it matters; they are searched for around the thresholds, choices and
 * dates of the rules. Where none is found, a fact is left out only with a proof that it cannot matter.
 */
export function ask(plan: Plan, asking: Asking): NextQuestion {
  const { goals, facts, asOf, answerable = () => true } = asking;
  const { turn = () => 0 } = asking;
  const start = startTrial(plan, facts, asOf);
  const nameOf = (fact: number): string => plan.slots[fact]?.name ?? "";
  const canAsk = (fact: number): boolean => answerable(nameOf(fact));
  const open = openGoals(start, goals);
  const candidates = ranked(start, open)
    .filter(canAsk)
    .toSorted((a, b) => turn(nameOf(a)) - turn(nameOf(b)));
  const remainingAfter = (fact: number): readonly string[] =>
    candidates.filter((other) => other !== fact).map(nameOf);
  const found = look({ start, open, candidates }, canAsk);
  switch (found.kind) {
    case "proof": {
      const { fact, goal, pair } = found.proof;
      return {
        kind: "ask",
        concept: nameOf(fact),
        matters: [
          completionOf(pair[0], facts, goal),
          completionOf(pair[1], facts, goal),
        ],
        remaining: remainingAfter(fact),
      };
    }
    case "doubt":
      return {
        kind: "may-matter",
        concept: nameOf(found.fact),
        remaining: remainingAfter(found.fact),
      };
    case "nothing":
      return { kind: "nothing-to-ask", agreed: agreedIn(asking, start, open) };
  }
}

type Found =
  | { readonly kind: "proof"; readonly proof: Proof }
  | { readonly kind: "doubt"; readonly fact: number }
  | { readonly kind: "nothing" };

/** Searches longest where no proof was found either way. */
function look(search: Search, canAsk: (fact: number) => boolean): Found {
  const atOnce = provenQuickly(search);
  if (atOnce) return { kind: "proof", proof: atOnce };
  const { start, candidates } = search;
  const moving = search.open.map(({ goal, wanted }) => ({
    goal,
    wanted,
    facts: mayMove(start, goal, canAsk),
  }));
  const open = moving.filter(({ facts }) => facts.length > 0);
  const doubtful = candidates.filter((fact) =>
    open.some(({ facts }) => facts.includes(fact)),
  );
  const [first] = doubtful;
  if (first === undefined) return { kind: "nothing" };
  const proof = provenAfterSurvey(
    { start, open, candidates: doubtful },
    canAsk,
  );
  return proof ? { kind: "proof", proof } : { kind: "doubt", fact: first };
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
  { facts, asOf }: Asking,
  start: Trial,
  open: readonly OpenGoal[],
): ReadonlyMap<string, Outcome> {
  const { plan } = start;
  const decisions = open.map(({ goal }) => plan.slots[goal]?.name ?? "");
  const known = decideAll(plan, { decisions, facts, asOf });
  return new Map(
    open.flatMap(({ goal }): [string, Outcome][] => {
      const slot = plan.slots[goal];
      const because = slot && known.get(slot.name)?.because;
      const datum = valueInEveryCase(start, goal);
      if (!because || datum === undefined) return [];
      return [
        [
          slot.name,
          isAbsent(datum)
            ? { kind: "not-applicable", because }
            : { kind: "decided", value: { type: slot.type, datum }, because },
        ],
      ];
    }),
  );
}

/** A trial as facts anybody can decide again, with its explained outcome. */
function completionOf(
  { plan, asOf, given }: Trial,
  known: Facts,
  goal: number,
): Completion {
  const facts = new Map<string, Fact>(known);
  for (const [slot, value] of given.entries()) {
    const name = plan.slots[slot]?.name;
    if (value === undefined || isAbsent(value) || name === undefined) continue;
    if (!facts.has(name))
      facts.set(name, { kind: "known", value: plainDatum(value) });
  }
  const name = plan.slots[goal]?.name ?? "";
  return {
    facts,
    goal: name,
    outcome: outcomeIn(startRun(plan, asOf, given), name),
  };
}
