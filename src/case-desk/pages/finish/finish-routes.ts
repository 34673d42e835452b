import type { Serving, StaffVisitor } from "#access";
import { contextOf, stopServing } from "#access";
import { pageRoutes } from "#access/pages";
import { closeKeyedForms, findOpenTasksOf } from "#casework";
import type { ContactReason } from "#contacts";
import {
  contactReasons,
  keyOfNotice,
  reasonOfNotice,
  recordContact,
} from "#contacts";
import { isOk, todayInLondon } from "#kernel";
import { findNotices } from "#notices";
import type { Notice } from "#notices";
import type { Tx } from "#postgres";
import type { PageRequest, Parsed, Reply } from "#web";
import { allParsed, parseChoice, parseWholeNumber, redirect } from "#web";
import type { CaseDeskDeps, CaseDeskRoute } from "../case-desk-deps.ts";
import { deskContext, workerOf } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import type { Finishing } from "./finish-page.ts";
import { finishPage, outcomes } from "./finish-page.ts";
import { finishWords as words } from "./finish-words.ts";

type Request = PageRequest<StaffVisitor>;
/** A working day, for a visit with the way there and back. */
const minutesMax = 480;

/** Ends serving: the contact is recorded and the customer's record is closed to this member of staff. */
export const finishRoutes = (deps: CaseDeskDeps): readonly CaseDeskRoute[] =>
  pageRoutes(deps).staff({ whose: "served" }, "serve-customer", {
    [`GET ${deskPaths.finish}`]: show,
    [`POST ${deskPaths.finish}`]: finish,
  });

async function show(deps: CaseDeskDeps, request: Request): Promise<Reply> {
  const finishing = await findFinishing(deps, request);
  return finishing ? finishPage(finishing) : redirect(deskPaths.desk);
}

async function findFinishing(
  { site, database, clock, catalogues }: CaseDeskDeps,
  request: Request,
): Promise<Finishing | undefined> {
  const { serving } = request.visitor;
  if (serving === undefined) return undefined;
  const notices = await database.transaction(contextOf(request.visitor), (tx) =>
    findNotices(tx, serving.customer),
  );
  const elapsed = clock.now().getTime() - serving.since.getTime();
  return {
    site,
    request,
    serving,
    catalogue: catalogues.inForce(),
    told: notices.filter(
      ({ confirmedAt, channel }) =>
        confirmedAt >= serving.since && channel === serving.channel,
    ),
    elapsedMinutes: Math.min(Math.ceil(elapsed / 60_000), minutesMax),
  };
}

async function finish(deps: CaseDeskDeps, request: Request): Promise<Reply> {
  const finishing = await findFinishing(deps, request);
  if (finishing === undefined) return redirect(deskPaths.desk);
  const parsed = parseContact(request);
  if (!isOk(parsed)) return finishPage(finishing, parsed.error);
  const at = deps.clock.now();
  await deps.database.transaction(deskContext, async (tx) => {
    await recordServed(tx, finishing, parsed.value, at);
    await closeForms(tx, finishing);
    await stopServing(tx, request.visitor, at);
  });
  return redirect(deskPaths.desk);
}

type Served = {
  readonly reason: ContactReason;
  readonly minutes: number;
  readonly outcome: string;
};

const parseContact = ({ form }: Request): Parsed<Served> =>
  allParsed({
    reason: parseChoice(
      form,
      { field: "reason", enter: words.enterReason },
      contactReasons,
    ),
    minutes: parseWholeNumber(
      form,
      { field: "minutes", enter: words.enterMinutes, subject: words.minutes },
      { min: 0, max: minutesMax },
    ),
    outcome: parseChoice(
      form,
      { field: "outcome", enter: words.enterOutcome },
      outcomes,
    ),
  });

/** One contact; when something was told it is the contact of that telling. The first of several carries the minutes. */
async function recordServed(
  tx: Tx,
  { serving, told, request, catalogue }: Finishing,
  { reason, minutes, outcome }: Served,
  at: Date,
): Promise<void> {
  const { visitor } = request;
  const common = {
    source: "ours",
    channel: serving.channel,
    organisation: visitor.organisation,
    on: todayInLondon(at),
    outcome,
  } as const;
  if (told.length === 0)
    return recordContact(tx, {
      ...common,
      key: servingKey(visitor, serving),
      customer: serving.customer,
      reason,
      ...(catalogue.lifeEvents.has(serving.purpose)
        ? { event: serving.purpose }
        : {}),
      minutes,
    });
  for (const [index, notice] of told.toReversed().entries())
    await recordContact(tx, {
      ...common,
      ...contactOfTold(notice),
      ...(index === 0 ? { minutes } : {}),
    });
}

const contactOfTold = ({ id, kind, lifeEvent, subject }: Notice) => ({
  key: keyOfNotice(id),
  notice: id,
  customer: subject,
  reason: reasonOfNotice(kind, lifeEvent),
  event: lifeEvent,
});

const servingKey = ({ session }: StaffVisitor, { since }: Serving): string =>
  `served:${session}:${since.toISOString()}`;

async function closeForms(
  tx: Tx,
  { request, serving, told }: Finishing,
): Promise<void> {
  const by = workerOf(request.visitor);
  const tasks = await findOpenTasksOf(tx, serving.customer);
  if (serving.channel !== "post") return;
  for (const { lifeEvent, reference } of told)
    await closeKeyedForms(tx, tasks, by, { event: lifeEvent, reference });
}
