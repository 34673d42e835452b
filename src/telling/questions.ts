import type { Catalogue, LifeEvent } from "#catalogue";
import { concerns } from "#catalogue";
import { formatValue } from "#decisions";
import type { Facts, FactValue, Outcome, OutcomeOf } from "#decisions";
import { fillIn, partForAnybody } from "#kernel";
import type { Locale, LocalDate, Part, Words } from "#kernel";
import type { Answers } from "./journey.ts";
import { outcomesOf } from "./outcomes.ts";

/** Everything a journey knows about a person: what was held before, found in registers, and answered now. */
export type Known = {
  readonly facts: Facts;
  readonly answers: Answers;
  /** Told without an account: how to be answered is asked of nobody else. */
  readonly withoutAccount?: boolean;
};

export type QuestionState = "known" | "answered" | "skipped" | "open";
/** A fact the event sets, and whether the person still has to be asked. */
export type Question = {
  readonly concept: string;
  readonly required: boolean;
  readonly state: QuestionState;
};

/**
 * The event's questions in their order, without those whose condition does not hold.
 * A question whose condition is not known yet waits for the one that settles it.
 */
export function questionsOf(
  catalogue: Catalogue,
  event: LifeEvent,
  known: Known,
  asOf: LocalDate,
): readonly Question[] {
  const outcomeOf = outcomesOf(catalogue, known.facts, asOf);
  return event.facts
    .filter(({ when }) => when === undefined || holds(outcomeOf(when)))
    .filter(({ concept }) => concerns(catalogue, concept, outcomeOf))
    .filter(({ concept }) => isAskable(catalogue, concept, known))
    .map(({ concept, required }) => ({
      concept,
      required,
      state: isRefused(catalogue, concept, outcomeOf)
        ? "open"
        : stateOf(concept, known),
    }));
}

/** What is wrong with an answer beside everything else that is known; undefined when nothing is. */
export function whyRefused(
  { catalogue, facts, asOf }: Told,
  concept: string,
  value: FactValue,
): Words | undefined {
  const known = new Map(facts).set(concept, { kind: "known", value });
  const outcomeOf = outcomesOf(catalogue, known, asOf);
  if (!isRefused(catalogue, concept, outcomeOf)) return undefined;
  const why = catalogue.concepts.get(concept)?.must?.otherwise;
  return why && withDecided(catalogue, why, outcomeOf);
}

/** Words whose parts name a decision say what it comes to, such as the earliest day. */
function withDecided(
  { model }: Catalogue,
  said: Words,
  outcomeOf: OutcomeOf,
): Words {
  const partIn =
    (locale: Locale): Part =>
    (name, first, other) => {
      const outcome = model.decisions.has(name) ? outcomeOf(name) : undefined;
      return outcome?.kind === "decided"
        ? formatValue(outcome.value, locale)
        : partForAnybody(name, first, other);
    };
  const written = said.written ?? said;
  return {
    en: fillIn(written, partIn("en")).en,
    cy: fillIn(written, partIn("cy")).cy,
  };
}

type Told = {
  readonly catalogue: Catalogue;
  readonly facts: Facts;
  readonly asOf: LocalDate;
};

/** A value that may not stand is asked for again, wherever it came from. */
export function isRefused(
  catalogue: Catalogue,
  concept: string,
  outcomeOf: (decision: string) => Outcome,
): boolean {
  const must = catalogue.concepts.get(concept)?.must;
  const outcome = must && outcomeOf(must.holds);
  return outcome?.kind === "decided" && outcome.value.datum === false;
}

/** The next question to put, or undefined when enough is known to preview. */
export const nextQuestion = (
  questions: readonly Question[],
): Question | undefined => questions.find(({ state }) => state === "open");

const holds = (outcome: Outcome): boolean =>
  outcome.kind === "decided" && outcome.value.datum === true;

/** Whether it may be put to a person at all. */
export function isAskable(
  catalogue: Catalogue,
  concept: string,
  known: Known,
): boolean {
  if (known.facts.has(concept)) return true;
  const { asked, reach } = catalogue.concepts.get(concept) ?? {};
  return (
    asked === true && (reach !== "answers" || known.withoutAccount === true)
  );
}

function stateOf(concept: string, known: Known): QuestionState {
  const answer = known.answers.get(concept);
  if (answer) return answer.kind === "skipped" ? "skipped" : "answered";
  return known.facts.has(concept) ? "known" : "open";
}
