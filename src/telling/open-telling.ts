import { asReached, claimFlowOf } from "#catalogue";
import type { Catalogue, LifeEvent } from "#catalogue";
import type { Facts } from "#decisions";
import type { Clock, Id, LocalDate } from "#kernel";
import { factsOf, findFacts } from "#people";
import type { Tx } from "#postgres";
import type { Agreed } from "./claiming.ts";
import {
  claimedOf,
  claimQuestions,
  findEvent,
  isClaim,
  isInNameOfTheDead,
  withClaimed,
} from "./claiming.ts";
import { goneOn } from "./carried.ts";
import { asRead } from "./as-read.ts";
import { factsAfter, factsTold } from "./facts.ts";
import type { Journey } from "./journey.ts";
import { keepFacts } from "./kept-facts.ts";
import { findJourney } from "./queries/find-journey.ts";
import type { FoundJourney } from "./queries/find-journey.ts";
import { isOfUse } from "./receivers.ts";
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
  readonly journey: FoundJourney;
  readonly catalogue: Catalogue;
  readonly event: LifeEvent;
  readonly asOf: LocalDate;
  /** What was held of the owner before this journey. */
  readonly held: Facts;
  /** What was held, found and answered. */
  readonly facts: Facts;
  readonly questions: readonly Question[];
  /** Whoever it is about, or whoever tells it, has a hidden address. */
  readonly addressHidden: boolean;
  /** What it went on from is no longer told, and none of it is known any more. */
  readonly isCutOff?: boolean;
  /** When applying: what is so whatever is left unanswered. */
  readonly agreed: Agreed;
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

/** A journey that was found or changed just now, opened. */
export async function tellingOf(
  { catalogues, clock }: TellingWorld,
  tx: Tx,
  opened: FoundJourney,
): Promise<Telling> {
  const catalogue = await catalogues.load(opened.catalogue);
  const whole = findEvent(catalogue, opened.event);
  if (!whole)
    throw new Error(
      `Catalogue ${opened.catalogue} has no life event ${opened.event}.`,
    );
  const event = asReached(catalogue, whole, opened.bodies ?? []);
  const asOf = clock.today();
  // Told without an account: nothing was held of the teller, and what is held of the person who died is never theirs.
  const held =
    opened.customer === undefined || isInNameOfTheDead(event, opened)
      ? new Map()
      : factsOf(await findFacts(tx, opened.customer, asOf));
  const going = await goneOn(tx, opened, { catalogue, asOf, held });
  const { journey } = going;
  const addressHidden =
    isMarkedHidden(catalogue, journey.found) || journey.hiding.length > 0;
  const known = { ...going, catalogue, event, asOf, held, addressHidden };
  const asked = askedIn(known);
  return { ...known, ...asked, ...asRead(known, asked.facts) };
}

/** Whether what was found when the journey began says that an address is hidden: another person's record may be out of sight since. */
const isMarkedHidden = (
  catalogue: Catalogue,
  found: Journey["found"],
): boolean =>
  [...found].some(
    ([name, fact]) =>
      catalogue.concepts.get(name)?.marksHiddenAddress === true &&
      fact.kind === "known" &&
      fact.value === true,
  );

type Asked = Pick<Telling, "facts" | "questions" | "agreed">;

/**
 * The questions and what is known with their answers. The answer to a question that an earlier answer has put out of question counts
 * for nothing; it is kept for when the question comes up again.
 */
function askedIn({
  journey,
  catalogue,
  event,
  asOf,
  held,
  addressHidden,
}: Omit<Telling, keyof Asked>): Asked {
  const { answers, found, claims } = journey;
  const law = { catalogue, asOf };
  if (isClaim({ event })) {
    const facts = keepFacts(journey.id, factsTold(held, journey), law);
    const known = { facts, answers };
    return { facts, ...claimQuestions(catalogue, claims, known, asOf) };
  }
  const claimed = new Set(
    claims.flatMap((id) => claimFlowOf(catalogue, id)?.fields ?? []),
  );
  // A claim asks for what it carries whatever the event asks.
  const conditional = new Set(
    event.facts.flatMap(({ concept, when }) =>
      when && !claimed.has(concept) ? [concept] : [],
    ),
  );
  for (let counted = answers; ;) {
    const told = factsTold(held, { found, answers: counted });
    const facts = keepFacts(`${journey.id} ${counted.size}`, told, law);
    const withoutAccount = journey.customer === undefined;
    const known = { facts, answers, withoutAccount };
    const questions = questionsOf(catalogue, event, known, asOf);
    const asked = new Set(questions.map(({ concept }) => concept));
    const still = new Map(
      [...counted].filter(
        ([concept]) => asked.has(concept) || !conditional.has(concept),
      ),
    );
    if (still.size === counted.size) {
      const told = { catalogue, event, journey, facts, asOf, addressHidden };
      // What is of use to nobody is passed over; what comes later is looked at when it is its turn.
      const next = questions.findIndex(
        ({ concept, state }) => state === "open" && isOfUse(told, concept),
      );
      const useful = questions.filter(
        ({ state }, place) => state !== "open" || (next >= 0 && place >= next),
      );
      const later = {
        facts: factsAfter(catalogue, event, facts, asOf),
        answers,
      };
      return {
        facts,
        questions: withClaimed(useful, claimedOf(law, claims, later)),
        agreed: new Map(),
      };
    }
    counted = still;
  }
}
