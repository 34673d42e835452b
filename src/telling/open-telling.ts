import type { Catalogue, LifeEvent } from "#catalogue";
import type { Facts } from "#decisions";
import type { Clock, Id, LocalDate } from "#kernel";
import { factsOf, findFacts } from "#people";
import type { Tx } from "#postgres";
import { claimEventId, claimQuestions, findEvent } from "./claiming.ts";
import { factsTold } from "./facts.ts";
import type { Journey } from "./journey.ts";
import { findJourney } from "./queries/find-journey.ts";
import type { Question } from "./questions.ts";
import { questionsOf } from "./questions.ts";

/** Catalogue versions by hash, and the one in force now. */
export type Catalogues = {
  inForce(): Catalogue;
  load(hash: string): Promise<Catalogue>;
};
export type TellingWorld = {
  readonly catalogues: Catalogues;
  readonly clock: Clock;
};

/** A journey with everything that is known in it, under the catalogue it began with. */
export type Telling = {
  readonly journey: Journey;
  readonly catalogue: Catalogue;
  readonly event: LifeEvent;
  readonly asOf: LocalDate;
  /** What was held of the owner before this journey. */
  readonly held: Facts;
  /** What was held, found and answered. */
  readonly facts: Facts;
  readonly questions: readonly Question[];
};

/** Opens a journey that this transaction's context may see. */
export async function openTelling(
  world: TellingWorld,
  tx: Tx,
  id: Id,
): Promise<Telling | undefined> {
  const journey = await findJourney(tx, id);
  return journey && tellingOf(world, tx, journey);
}

async function tellingOf(
  { catalogues, clock }: TellingWorld,
  tx: Tx,
  journey: Journey,
): Promise<Telling> {
  const catalogue = await catalogues.load(journey.catalogue);
  const event = findEvent(catalogue, journey.event);
  if (!event)
    throw new Error(
      `Catalogue ${journey.catalogue} has no life event ${journey.event}.`,
    );
  const asOf = clock.today();
  const held = isGuests(journey, event)
    ? new Map()
    : factsOf(await findFacts(tx, journey.owner, asOf));
  const facts = factsTold(held, journey);
  const known = { facts, answers: journey.answers };
  const questions =
    event.id === claimEventId
      ? claimQuestions(catalogue, journey.claims, known, asOf)
      : questionsOf(catalogue, event, known, asOf);
  return { journey, catalogue, event, asOf, held, facts, questions };
}

/** Told without an account: the journey hangs on the person who died, whose facts are not the teller's. */
const isGuests = (journey: Journey, event: LifeEvent): boolean =>
  event.subject === "deceased" && journey.owner === journey.subject;
