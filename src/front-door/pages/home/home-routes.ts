import type { AccessDeps, CustomerVisitor, Visitor } from "#access";
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
import type { Notice, NoticeTrack } from "#notices";
import { findNotices, happeningsOf } from "#notices";
import type { Id, LocalDate } from "#kernel";
import { factsOf, findFacts } from "#people";
import type { FactBook } from "#people";
import { recordVisitorLook } from "#people/pages";
import type { Tx } from "#postgres";
import type { Catalogues } from "#telling";
import { findOpenJourneys, runByOthers, trackOf } from "#telling";
import { tellingPaths } from "#telling/pages";
import type { PageRequest, Reply, Route, Site } from "#web";
import { redirect } from "#web";
import { standingOf } from "../../standing.ts";
import { homePage } from "./home-page.ts";
import { staffPage, welcomePage } from "./welcome-page.ts";

export type FrontDoorDeps = AccessDeps & {
  readonly site: Site;
  readonly catalogues: Catalogues;
};

/** The first page of everybody: by who they are. */
export const homeRoutes = (deps: FrontDoorDeps): readonly Route<Visitor>[] => [
  {
    method: "GET",
    path: "/",
    whose: "visitor",
    handle: (request) => {
      const { visitor } = request;
      const catalogue = deps.catalogues.inForce();
      switch (visitor.kind) {
        case "customer":
          return home(deps, { ...request, visitor });
        case "staff":
          return staffPage(deps.site, catalogue, { ...request, visitor });
        case "unlinked":
          return redirect("/welcome");
        case "referenced":
          return redirect(tellingPaths.begin(visitor.event));
        case "anonymous":
          return welcomePage(deps.site, catalogue, request);
      }
    },
  },
];

async function home(
  { database, clock, site, catalogues }: FrontDoorDeps,
  request: PageRequest<CustomerVisitor>,
): Promise<Reply> {
  const { visitor } = request;
  const customer = subjectOf(visitor) ?? visitor.customer;
  const catalogue = catalogues.inForce();
  const asOf = clock.today();
  const { book, journeys, notices, tracks, helpers } =
    await database.transaction(contextOf(visitor), async (tx) => {
      const book = isNarrow(visitor)
        ? new Map()
        : await findSeen(tx, request, { customer, at: clock.now(), asOf });
      const teller = inWhoseName(visitor) ?? customer;
      const journeys = (await findOpenJourneys(tx, teller)).filter(
        ({ event, owner }) =>
          reachesEvent(visitor, event) &&
          (!actsForTheDead(visitor) || owner === ownerOf(visitor)),
      );
      const notices = (await findNotices(tx, customer)).filter(
        ({ lifeEvent }) => reachesEvent(visitor, lifeEvent),
      );
      const tracks = await findTracks(tx, notices);
      const owners = notices.map(({ owner }) => owner);
      const helpers = await findHelperNames(tx, owners);
      return { book, journeys, notices, tracks, helpers };
    });
  return homePage({
    site,
    request,
    catalogue,
    asOf,
    standing: standingOf(catalogue, book, asOf),
    others: runByOthers(catalogue, factsOf(book), [
      ...catalogue.services.keys(),
    ]),
    journeys,
    notices,
    tracks,
    helpers,
  });
}

/** More than anybody tells within the months in which a decision can be challenged. */
const tracksMax = 20;

/** How the newest notices stand that are still followed. */
async function findTracks(
  tx: Tx,
  notices: readonly Notice[],
): Promise<readonly NoticeTrack[]> {
  const tracks = await Promise.all(
    happeningsOf(notices)
      .slice(0, tracksMax)
      .map(({ reference }) => trackOf(tx, reference)),
  );
  return tracks.flatMap((track) => track ?? []);
}

/** What is known of the customer; that a helper saw it is recorded. */
async function findSeen(
  tx: Tx,
  { visitor, requestId }: PageRequest<CustomerVisitor>,
  {
    customer,
    at,
    asOf,
  }: { readonly customer: Id; readonly at: Date; readonly asOf: LocalDate },
): Promise<FactBook> {
  const book = await findFacts(tx, customer, asOf);
  const concepts = ["person.benefits", "person.statePensionWeekly"].filter(
    (name) => book.has(name),
  );
  const seen = { visitor, subject: customer, requestId, now: at };
  await recordVisitorLook(tx, seen, concepts);
  return book;
}
