import type { Owner } from "#access";
import type { Catalogue, LifeEvent } from "#catalogue";
import type { Id, LocalDate } from "#kernel";
import type { NoticeTrack } from "#notices";
import { factsOf, findFacts } from "#people";
import type { Tx } from "#postgres";
import { toldIn } from "./as-read.ts";
import { recordConcepts } from "./begin-telling.ts";
import type { Answer } from "./journey.ts";
import { findFoundNames } from "./queries/close-journey.ts";
import { startJourney } from "./queries/start-journey.ts";
import { questionsOf } from "./questions.ts";

export type CorrectionOf = {
  readonly track: NoticeTrack;
  readonly catalogue: Catalogue;
  readonly event: LifeEvent;
  readonly owner: Owner;
  readonly customer: Id | undefined;
  readonly asOf: LocalDate;
};

/**
 * Starts a journey that corrects a notice, under the catalogue that was used: with its answers and choices, and with the questions that
 * were left open then, which are not asked again.
 */
export async function beginCorrection(
  tx: Tx,
  {
    track: { notice, bodies },
    catalogue,
    event,
    owner,
    customer,
    asOf,
  }: CorrectionOf,
): Promise<Id> {
  const { subject } = notice;
  const held =
    customer === undefined
      ? new Map()
      : factsOf(await findFacts(tx, customer, asOf));
  const names = await findFoundNames(tx, notice.reference);
  const isFound = isFromRecord(event, names);
  const isGiven = isAnswerTo(catalogue, event, isFound);
  const told = [...toldIn(notice)];
  const found = new Map(told.filter(([concept]) => isFound(concept)));
  const given = new Map(told.filter(([concept]) => isGiven(concept)));
  const facts = new Map([...held, ...found, ...given]);
  const open = questionsOf(
    catalogue,
    event,
    { facts, answers: given, withoutAccount: customer === undefined },
    asOf,
  ).filter(({ state, required }) => state === "open" && !required);
  const journey = await startJourney(tx, {
    owner,
    channel: "digital",
    customer,
    subject,
    event: event.id,
    catalogue: catalogue.hash,
    corrects: notice.reference,
    found,
    answers: new Map<string, Answer>([
      ...given,
      ...open.map(({ concept }) => [concept, { kind: "skipped" }] as const),
    ]),
    ...choicesMade(catalogue, bodies),
  });
  return journey.id;
}

type IsWanted = (concept: string) => boolean;

/** What a record of death and other registers gave is theirs to correct. */
const isFromRecord =
  ({ subject }: LifeEvent, found: readonly string[]): IsWanted =>
  (concept) =>
    found.includes(concept) ||
    (subject === "deceased" && recordConcepts.includes(concept));

function isAnswerTo(
  catalogue: Catalogue,
  event: LifeEvent,
  fromRecord: IsWanted,
): IsWanted {
  const asked = new Set(event.facts.map(({ concept }) => concept));
  return (concept) =>
    !fromRecord(concept) &&
    (asked.has(concept) ||
      (asked.size === 0 && catalogue.concepts.get(concept)?.asked === true));
}

/** Whom the person did not want told, and what they claimed. */
function choicesMade(catalogue: Catalogue, bodies: NoticeTrack["bodies"]) {
  const told = bodies
    .filter(({ kind }) => kind !== "opted-out" && kind !== "withdrawn")
    .flatMap(({ flow }) => catalogue.flows.get(flow) ?? []);
  const claimed = told.filter(({ event }) => event === "claim");
  return {
    optIns: told.filter(({ narrowed }) => narrowed?.choice).map(({ id }) => id),
    optOuts: bodies
      .filter(({ kind }) => kind === "opted-out")
      .map(({ flow }) => flow),
    claims: claimed.flatMap(({ effect }) => effect.service ?? []),
  };
}
