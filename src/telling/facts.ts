import type { Catalogue, LifeEvent } from "#catalogue";
import type { Fact, Facts, Outcome, OutcomeOf } from "#decisions";
import { plainValue } from "#decisions";
import type { LocalDate } from "#kernel";
import type { Answers, Journey } from "./journey.ts";
import { outcomesOf } from "./outcomes.ts";

/** What is known in a journey: what was held, then what registers hold, then what the person says, each above the one before. */
export const factsTold = (
  held: Facts,
  { found, answers }: Pick<Journey, "found" | "answers">,
): Facts => new Map([...held, ...found, ...factsIn(answers)]);

const factsIn = (answers: Answers): readonly (readonly [string, Fact])[] =>
  [...answers].flatMap(([concept, answer]) =>
    answer.kind === "skipped" ? [] : [[concept, answer] as const],
  );

const later = new WeakMap<OutcomeOf, Map<string, Facts>>();

/** The customer's own facts as they will be once this is told: the address after a move, the place of care. */
export function factsAfter(
  catalogue: Catalogue,
  event: LifeEvent,
  facts: Facts,
  asOf: LocalDate,
): Facts {
  const outcomeOf = outcomesOf(catalogue, facts, asOf);
  const known = later.get(outcomeOf) ?? new Map<string, Facts>();
  later.set(outcomeOf, known);
  const before = known.get(event.id);
  if (before) return before;
  const changes = event.sets.flatMap(({ concept, copies, decision }) => {
    const fact =
      copies === undefined
        ? decided(outcomeOf(decision ?? ""))
        : facts.get(copies);
    return fact ? [[concept, fact] as const] : [];
  });
  const after = changes.length > 0 ? new Map([...facts, ...changes]) : facts;
  known.set(event.id, after);
  outcomesOf(catalogue, after, asOf, facts);
  return after;
}

const decided = (outcome: Outcome): Fact | undefined =>
  outcome.kind === "decided"
    ? { kind: "known", value: plainValue(outcome.value) }
    : undefined;
