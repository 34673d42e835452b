import { bodiesCovered, contextOf, findHelperNames } from "#access";
import type { Visitor } from "#access";
import { isOutcome, notFound } from "#access/pages";
import { findOpenTasksOf } from "#casework";
import type { Catalogue } from "#catalogue";
import type { Facts } from "#decisions";
import { consequencesOf, findNotice, isOver } from "#notices";
import type { Notice, NoticeTrack, NotTold, TrackedBody } from "#notices";
import { findHiding } from "#people";
import { asRead, readsBy } from "../../as-read.ts";
import { findEvent } from "../../claiming.ts";
import { concernedIn } from "../../journey.ts";
import { findKnownThen } from "../../known-then.ts";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import type { HowAnswered } from "../../messages/write-to.ts";
import { howAnswered } from "../../messages/write-to.ts";
import { tellingContext } from "../../telling-context.ts";
import { isToldBy, trackOf } from "../../track-of.ts";
import type { Sight } from "#people/pages";
import { recordSeen, isSubject, sightOfTelling } from "../sight-of-telling.ts";
import type { TellingVisit } from "../telling-deps.ts";

export type FoundTrack = {
  readonly track: NoticeTrack;
  readonly catalogue: Catalogue;
  readonly sight: Sight;
  /** False for the person it is about, who may take it back and reads nobody's answers. */
  readonly isTellers: boolean;
  /** What concerned bodies that could not be told, by what was known when it was told. */
  readonly notJoined: readonly NotTold[];
  /** What is left to them, so that a hidden address is not given away, and was never sent. */
  readonly byPhone: readonly NotTold[];
  readonly addressHidden: boolean;
  /** What was told. */
  readonly facts: Facts;
  readonly tasksAbout: ReadonlySet<string>;
  /** Who told it under a mandate, for whoever may see that mandate. */
  readonly helper?: string;
  /** How whoever told without an account is answered. */
  readonly answered?: HowAnswered;
};

/** A notice that whoever told it, or the person it is about, may see, with every body's answer. */
export async function findTrack(
  tx: Tx,
  visit: TellingVisit,
): Promise<FoundTrack | typeof notFound> {
  const { deps, visitor } = visit;
  const told = await trackOf(tx, visitor, visit.params["reference"] ?? "");
  if (!told) return notFound;
  const { notice } = told;
  const hiding = await findHiding(tx, concernedBy(notice));
  const addressHidden = hiding.length > 0;
  const [helper] = (await findHelperNames(tx, [notice.owner])).values();
  const answered = await howAnswered(tx, deps.catalogues, notice);
  const kept = await deps.catalogues.load(notice.catalogue);
  const facts = await readsBy(tx, notice);
  const { catalogue, event } = asRead(
    { catalogue: kept, event: findEvent(kept, notice.lifeEvent) },
    facts,
  );
  const isTellers = isToldBy(notice, contextOf(visitor));
  const { notJoined = [], byPhone = [] } =
    event && isTellers
      ? consequencesOf(catalogue, event, {
          ...(await findKnownThen(tx, notice, event)),
          optOuts: new Set(),
          addressHidden,
          bodies: bodiesCovered(visitor),
        })
      : {};
  const isLeft = (left: NotTold): boolean => !wasSent(told, left);
  return {
    track: asSeen(told, await readsAnswers(tx, visitor, notice)),
    catalogue,
    sight: await sightOfTelling(tx, visit, { ...notice, hiding }),
    isTellers,
    notJoined: notJoined.filter(isLeft),
    byPhone: byPhone.filter(isLeft),
    addressHidden,
    facts,
    tasksAbout: isTellers ? await findTasksAbout(tx, told) : new Set(),
    ...(helper === undefined ? {} : { helper }),
    ...(isTellers && answered ? { answered } : {}),
  };
}

/** That somebody has a task about a delivery is for its teller to know; nothing else of the task is. */
async function findTasksAbout(
  tx: Tx,
  { notice: { subject }, bodies }: NoticeTrack,
): Promise<ReadonlySet<string>> {
  if (!bodies.some(({ state }) => state === "refused")) return new Set();
  const tasks = await inContext(tx, tellingContext, () =>
    findOpenTasksOf(tx, subject),
  );
  return new Set(tasks.flatMap(({ delivery }) => delivery ?? []));
}

/** The same whose address the preview asked after. */
const concernedBy = ({ customer, subject }: Notice) =>
  concernedIn({ customer: customer ?? undefined, subject });

const wasSent = (
  { bodies }: NoticeTrack,
  { flow, organisation }: NotTold,
): boolean =>
  bodies.some(
    (one) => one.flow === flow.id && one.organisation === organisation.id,
  );

/** Who was told and how it stands, without what a body answered to whoever told. */
export const bare = ({
  reason: _reason,
  asks: _asks,
  decision: _decision,
  estimate: _estimate,
  ...body
}: TrackedBody): TrackedBody => ({ ...body, estimate: null, history: [] });

/** What bodies answer is for whoever told; once somebody's death was taken back, for that person alone. */
export async function readsAnswers(
  tx: Tx,
  visitor: Visitor,
  notice: Notice,
): Promise<boolean> {
  const isAboutTeller = notice.customer === notice.subject;
  return (
    isToldBy(notice, contextOf(visitor)) &&
    (isAboutTeller || !(await isTakenBack(tx, notice)))
  );
}

/** It, or what was put in its place since. */
async function isTakenBack(tx: Tx, notice: Notice): Promise<boolean> {
  if (notice.state !== "corrected" || notice.closedBy === null)
    return notice.state === "withdrawn" || notice.kind === "withdrawn";
  const next = await findNotice(tx, notice.closedBy);
  return next !== undefined && isTakenBack(tx, next);
}

/** A telling as it may be read: nobody's answers where they are not the reader's, and nothing left to do where it no longer stands. */
export function asSeen(track: NoticeTrack, hasAnswers: boolean): NoticeTrack {
  const seen = hasAnswers ? track.bodies : track.bodies.map(bare);
  return {
    ...track,
    bodies: isOver(track.notice) ? seen.map(asksNothing) : seen,
  };
}

const asksNothing = ({ asks: _asks, ...body }: TrackedBody): TrackedBody =>
  body.state === "needs-you" ? { ...body, state: "received" } : body;

/** Whoever told it, and the person it is about, may take it back; nobody else who sees it. */
export const mayUndo = (
  visitor: Visitor,
  notice: Notice,
  isTellers = isToldBy(notice, contextOf(visitor)),
): boolean => isTellers || isSubject(visitor, notice);

/** Whoever told it themselves is spoken to of what they said; others read that somebody said it. */
export const isTeller = (
  visitor: Visitor,
  { teller }: Pick<Notice, "teller">,
): boolean =>
  visitor.kind === "referenced" ||
  (visitor.kind === "customer" && visitor.customer === teller);

/** The same, and records that a helper or staff saw it; the live part of its page is the same look. */
export async function seeTrack(
  tx: Tx,
  visit: TellingVisit,
): Promise<FoundTrack | typeof notFound> {
  const found = await findTrack(tx, visit);
  if (isOutcome(found)) return found;
  const { track } = found;
  const told = new Set(track.bodies.flatMap(({ fields }) => fields));
  const { lifeEvent } = track.notice;
  await recordSeen(tx, visit, { event: lifeEvent, names: told, ...found });
  return found;
}
