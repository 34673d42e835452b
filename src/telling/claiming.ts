import type { Catalogue, LifeEvent } from "#catalogue";
import { claimFlowOf, concerns } from "#catalogue";
import type { Outcome } from "#decisions";
import { ask } from "#decisions";
import type { LocalDate } from "#kernel";
import { say } from "#kernel";
import { entitlementsOf } from "./entitlements.ts";
import type { Journey } from "./journey.ts";
import type { Known, Question } from "./questions.ts";
import { isAskable, isRefused } from "./questions.ts";
import { outcomesOf } from "./outcomes.ts";

/** The event of a journey that claims services without anything having happened. */
export const claimEventId = "claim";
/** Who may claim: the person, or whoever holds a power that a law, a court or the payer gave; not a helper the person merely chose. */
export const claimTellers: LifeEvent["tellers"] = [
  "self",
  "attorney",
  "deputy",
  "appointee",
];

/** Nothing has happened: only what is claimed is sent. */
export const isClaim = ({ event }: { readonly event: LifeEvent }): boolean =>
  event.id === claimEventId;

/** Told in the name of the person who died: nothing that is held of that customer is the teller's. */
export const isInNameOfTheDead = (
  event: LifeEvent,
  { customer, subject }: Pick<Journey, "customer" | "subject">,
): boolean => event.subject === "deceased" && customer === subject;

/** Applying once, in the shape of a life event: it tells nobody by itself and asks what the chosen services need. */
export function claimEvent(catalogue: Catalogue): LifeEvent {
  return {
    id: claimEventId,
    name: say("Apply once for what you could get"),
    summary: say(
      "Choose what to check. Answer each question once. We send every claim with the same answers.",
    ),
    subject: "person",
    address: "person.address",
    startsFrom: ["sign-in"],
    tellers: claimTellers,
    facts: [],
    sets: [],
    flows: [],
    services: [...catalogue.services.keys()],
    straightOn: [],
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

/** What all possible answers agree on, once no question is left that could change it. */
export type Agreed = ReadonlyMap<string, Outcome>;
export type ClaimQuestions = {
  readonly questions: readonly Question[];
  readonly agreed: Agreed;
};

/**
 * What was answered, and the next question that can still change whether a chosen service applies or how much it is;
 * then what the claims themselves must carry.
 */
export function claimQuestions(
  catalogue: Catalogue,
  services: readonly string[],
  known: Known,
  asOf: LocalDate,
): ClaimQuestions {
  const { facts, answers } = known;
  const outcomeOf = outcomesOf(catalogue, facts, asOf);
  const answered = [...answers].map(([concept, { kind }]): Question => {
    const refused = isRefused(catalogue, concept, outcomeOf);
    const state = kind === "skipped" ? "skipped" : "answered";
    return { concept, required: refused, state: refused ? "open" : state };
  });
  const next = ask(catalogue.plan, {
    goals: services
      .flatMap((id) => catalogue.services.get(id) ?? [])
      .flatMap(({ goal, amount }) => [goal, amount])
      .flatMap((name) => name ?? []),
    facts,
    asOf,
    answerable: (concept) =>
      !answers.has(concept) &&
      isAskable(catalogue, concept, known) &&
      concerns(catalogue, concept, outcomeOf),
    turn: (concept) => turnOf(catalogue, concept),
  });
  if (next.kind !== "nothing-to-ask") {
    const { concept } = next;
    const open: Question = { concept, required: false, state: "open" };
    return { questions: [...answered, open], agreed: new Map() };
  }
  const { agreed } = next;
  const law = { catalogue, asOf, agreed };
  return {
    questions: withClaimed(answered, claimedOf(law, services, known)),
    agreed,
  };
}

/** Who they are comes first, then when, then money, then what is left. */
function turnOf({ concepts }: Catalogue, name: string): number {
  const { type, sensitivity } = concepts.get(name) ?? {};
  if (sensitivity === "financial") return 2;
  return type?.kind === "date" ? 1 : 0;
}

/**
 * What claims that apply carry and nobody knows: it is asked, though it was left out before, and cannot be left out but where the flow
 * lets it lack. What does not apply is not claimed, so nothing is asked for its claim.
 */
export function claimedOf(
  law: { catalogue: Catalogue; asOf: LocalDate; agreed?: Agreed },
  services: readonly string[],
  known: Known,
): readonly Question[] {
  const { catalogue, asOf } = law;
  const { facts, answers } = known;
  if (services.length === 0) return [];
  const flows = entitlementsOf(catalogue, { ...law, facts, services })
    .filter(({ standing, isHeld }) => standing === "applies" && !isHeld)
    .flatMap(({ service }) => claimFlowOf(catalogue, service.id) ?? []);
  const outcomeOf = outcomesOf(catalogue, facts, asOf);
  return [...new Set(flows.flatMap(({ fields }) => fields))]
    .filter((name) => !facts.has(name) && isAskable(catalogue, name, known))
    .filter((name) => concerns(catalogue, name, outcomeOf))
    .map((concept): Question => {
      const required = flows.some(
        ({ fields, mayLack }) =>
          fields.includes(concept) && !mayLack?.includes(concept),
      );
      return { concept, required, state: "open" };
    })
    .filter(({ concept, required }) => required || !answers.has(concept));
}

/** Questions, with what claims carry in place of what was left out before. */
export const withClaimed = (
  questions: readonly Question[],
  claimed: readonly Question[],
): readonly Question[] => [
  ...questions.filter(
    ({ concept }) => !claimed.some((one) => one.concept === concept),
  ),
  ...claimed,
];
