import type { Serving, StaffVisitor } from "#access";
import { contextOf } from "#access";
import { pageRoutes } from "#access/pages";
import type { CaseTask } from "#casework";
import { findOpenTasksOf } from "#casework";
import type { NoticeTrack } from "#notices";
import { findNotices } from "#notices";
import type { Customer, FactBook } from "#people";
import { findCustomer, findFacts } from "#people";
import { recordVisitorLook } from "#people/pages";
import type { Tx } from "#postgres";
import type { Journey } from "#telling";
import { findOpenJourneys, trackOf } from "#telling";
import type { PageRequest, Reply } from "#web";
import { problem, redirect } from "#web";
import type { CaseDeskDeps, CaseDeskRoute } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { customerPage } from "./customer-page.ts";

type Request = PageRequest<StaffVisitor>;

/** What the page shows of whoever is served. */
export type ServedCustomer = {
  readonly serving: Serving;
  readonly customer: Customer;
  readonly book: FactBook;
  readonly journeys: readonly Journey[];
  readonly tracks: readonly NoticeTrack[];
  readonly tasks: readonly CaseTask[];
};

/** Concepts of the page; needs of contact, so that staff speak, write and sign as the person needs. */
const conceptsShown = (book: FactBook): readonly string[] =>
  [...book.keys()].filter(
    (name) =>
      name === "person.name" ||
      name === "person.dateOfBirth" ||
      name.startsWith("needs."),
  );

/** The customer who is served now. */
export const customerRoutes = (deps: CaseDeskDeps): readonly CaseDeskRoute[] =>
  pageRoutes(deps).staff({ whose: "served" }, "serve-customer", {
    [`GET ${deskPaths.customer}`]: show,
  });

async function show(deps: CaseDeskDeps, request: Request): Promise<Reply> {
  const { serving } = request.visitor;
  if (serving === undefined) return redirect(deskPaths.find());
  const served = await findServed(deps, request, serving);
  return served ? customerPage(deps, request, served) : problem("not-found");
}

async function findServed(
  { database, clock }: CaseDeskDeps,
  { visitor, requestId }: Request,
  serving: Serving,
): Promise<ServedCustomer | undefined> {
  const context = contextOf(visitor);
  const id = serving.customer;
  const found = await database.transaction(context, async (tx) => {
    const customer = await findCustomer(tx, id);
    const book = await findFacts(tx, id, clock.today());
    await recordVisitorLook(tx, {
      visitor,
      subject: id,
      requestId,
      concepts: conceptsShown(book),
      at: clock.now(),
    });
    return {
      customer,
      book,
      journeys: await findOpenJourneys(tx, id),
      notices: await findNotices(tx, id),
      tasks: await findOpenTasksOf(tx, id),
    };
  });
  const { customer, notices, ...rest } = found;
  if (customer === undefined) return undefined;
  const tracks = await database.transaction(context, (tx) =>
    tracksOf(
      tx,
      notices.map(({ reference }) => reference),
    ),
  );
  return { serving, customer, tracks, ...rest };
}

async function tracksOf(
  tx: Tx,
  references: readonly string[],
): Promise<readonly NoticeTrack[]> {
  const tracks: NoticeTrack[] = [];
  for (const reference of references.slice(0, 20)) {
    const track = await trackOf(tx, reference);
    if (track) tracks.push(track);
  }
  return tracks;
}
