import type { AccessDeps, CustomerVisitor } from "#access";
import {
  actsForTheDead,
  contextOf,
  findHelperNames,
  inWhoseName,
  isNarrow,
  ownerOf,
  reachesEvent,
  subjectOf,
} from "#access";
import type { Visit } from "#access/pages";
import type { FactBook } from "#people";
import { factsOf, knownText } from "#people";
import { readFacts } from "#people/pages";
import type { Notice, NoticeTrack } from "#notices";
import { findNotices, linesOf } from "#notices";
import type { Tx } from "#postgres";
import type { Catalogues } from "#telling";
import {
  findOpenJourneys,
  homeOf,
  isToldBy,
  keepFacts,
  runByOthers,
  tracksOf,
} from "#telling";
import { asSeen, readsAnswers } from "#telling/pages";
import type { Site } from "#web";
import { standingOf } from "../../standing.ts";

export type FrontDoorDeps = AccessDeps & {
  readonly site: Site;
  readonly catalogues: Catalogues;
};
export type HomeVisit = Visit<FrontDoorDeps, "anybody"> & {
  readonly visitor: CustomerVisitor;
};

/** How the newest notices stand that are still followed, as this visitor reads them. */
const findTracks = async (
  tx: Tx,
  notices: readonly Notice[],
  visitor: CustomerVisitor,
): Promise<readonly NoticeTrack[]> => {
  const tracks: NoticeTrack[] = [];
  for (const track of await tracksOf(tx, visitor, notices))
    tracks.push(asSeen(track, await readsAnswers(tx, visitor, track.notice)));
  return tracks;
};

const conceptsShown = (book: FactBook): readonly string[] =>
  ["person.benefits", "person.statePensionWeekly"].filter((name) =>
    book.has(name),
  );

/** What a customer's first page shows of their affairs, or of a giver's. */
export async function findHome(tx: Tx, visit: HomeVisit) {
  const { deps, visitor, today: asOf } = visit;
  const subject = subjectOf(visitor) ?? visitor.customer;
  const catalogue = deps.catalogues.inForce();
  const book: FactBook = isNarrow(visitor)
    ? new Map()
    : await readFacts(tx, { ...visit, subject }, conceptsShown);
  const teller = inWhoseName(visitor) ?? subject;
  const journeys = (await findOpenJourneys(tx, teller)).filter(
    ({ event, owner }) =>
      reachesEvent(visitor, event) &&
      (!actsForTheDead(visitor) || owner === ownerOf(visitor)),
  );
  const notices = (await findNotices(tx, subject)).filter(({ lifeEvent }) =>
    reachesEvent(visitor, lifeEvent),
  );
  const lines = linesOf(notices, (one) => isToldBy(one, contextOf(visitor)));
  const known = factsOf(book);
  const facts = keepFacts(homeOf(subject), known, { catalogue, asOf });
  return {
    catalogue,
    asOf,
    /** As they are called since a change of name; an account may hold the old one. */
    name: visitor.actingFor
      ? visitor.actingFor.name
      : (knownText(book, "person.name") ?? visitor.name),
    standing: standingOf(catalogue, book, asOf, facts),
    others: runByOthers(catalogue, facts, [...catalogue.services.keys()]),
    journeys,
    notices,
    lines,
    /** How the newest of them stand. */
    tracks: await findTracks(tx, lines, visitor),
    /** Who told under a mandate, by the owner of what was told. */
    helpers: await findHelperNames(
      tx,
      notices.map(({ owner }) => owner),
    ),
  };
}
