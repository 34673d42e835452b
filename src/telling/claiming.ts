import type { Catalogue, LifeEvent } from "#catalogue";
import { claimFlowOf } from "#catalogue";
import { ask } from "#decisions";
import type { LocalDate } from "#kernel";
import { entitlementsOf } from "./entitlements.ts";
import type { Known, Question } from "./questions.ts";

/** The event of a journey that claims services without anything having happened. */
export const claimEventId = "claim";
/** Who may claim: the person, or whoever holds a power that a law, a court or the payer gave; not a helper the person merely chose. */
export const claimTellers: LifeEvent["tellers"] = [
  "self",
  "attorney",
  "deputy",
  "appointee",
];

/** Applying once, in the shape of a life event: it tells nobody by itself and asks what the chosen services need. */
export function claimEvent(catalogue: Catalogue): LifeEvent {
  return {
    id: claimEventId,
    name: {
      en: "Apply once for what you could get",
      cy: "Gwneud cais unwaith am yr hyn y gallech ei gael",
    },
    summary: {
      en: "Choose what to check. Answer each question once. We send every claim with the same answers.",
      cy: "Dewiswch beth i’w wirio. Atebwch bob cwestiwn unwaith. Byddwn yn anfon pob cais gyda’r un atebion.",
    },
    subject: "person",
    address: "person.address",
    startsFrom: ["sign-in"],
    tellers: claimTellers,
    facts: [],
    sets: [],
    flows: [],
    services: [...catalogue.services.keys()],
    elsewhere: [],
    contactsToday: [],
    quotedCases: [],
  };
}

/** A life event of the catalogue, or applying. */
export const findEvent = (
  catalogue: Catalogue,
  id: string,
): LifeEvent | undefined =>
  id === claimEventId ? claimEvent(catalogue) : catalogue.lifeEvents.get(id);

/**
 * What was answered, and the next question that can still change whether a chosen service applies or how much it is;
 * then what the claims themselves must carry.
 */
export function claimQuestions(
  catalogue: Catalogue,
  services: readonly string[],
  known: Known,
  asOf: LocalDate,
): readonly Question[] {
  const answered = [...known.answers].map(([concept, { kind }]): Question => ({
    concept,
    required: false,
    state: kind === "skipped" ? "skipped" : "answered",
  }));
  const open = nextOpen(catalogue, services, known, asOf);
  return open === undefined
    ? answered
    : [...answered, { concept: open, required: false, state: "open" }];
}

function nextOpen(
  catalogue: Catalogue,
  services: readonly string[],
  { facts, answers }: Known,
  asOf: LocalDate,
): string | undefined {
  const canAsk = (concept: string): boolean =>
    (catalogue.concepts.get(concept)?.asked ?? false) &&
    catalogue.concepts.get(concept)?.question !== undefined &&
    !answers.has(concept);
  const goals = services
    .flatMap((id) => catalogue.services.get(id) ?? [])
    .flatMap(({ goal, amount }) => [goal, amount])
    .flatMap((name) => name ?? []);
  const next = ask(catalogue.plan, {
    goals,
    facts,
    asOf,
    answerable: canAsk,
  });
  if (next.kind === "ask") return next.concept;
  // What does not apply is not claimed, so nothing is asked for its claim.
  return entitlementsOf(catalogue, { facts, asOf, services })
    .filter(({ standing }) => standing === "applies")
    .flatMap(({ service }) => claimFlowOf(catalogue, service.id)?.fields ?? [])
    .find((concept) => !facts.has(concept) && canAsk(concept));
}
