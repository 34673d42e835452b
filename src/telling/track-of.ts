import {
  bodiesCovered,
  contextOf,
  isNarrow,
  ownerOf,
  reachesEvent,
} from "#access";
import type { Visitor } from "#access";
import { coversBody } from "#catalogue";
import type { Catalogue } from "#catalogue";
import { findConsequences, findNotice, trackNotice } from "#notices";
import type { Notice, NoticeTrack } from "#notices";
import { inContext } from "#postgres";
import type { Context, Tx } from "#postgres";
import { claimEventId } from "./claiming.ts";
import { tellingContext } from "./telling-context.ts";

/**
 * A notice that this context may see, naming no other that it may not, with its own bodies' answers, which are deliveries about somebody
 * else when a death was told. Under a mandate for some bodies those alone, wherever staff sent it since; nothing when another told none of them.
 */
export async function trackOf(
  tx: Tx,
  visitor: Visitor,
  reference: string,
): Promise<NoticeTrack | undefined> {
  const notice = await findNotice(tx, reference);
  if (!notice || !reachesEvent(visitor, notice.lifeEvent)) return undefined;
  const track = await inContext(tx, tellingContext, () =>
    trackNotice(tx, reference),
  );
  const covered = bodiesCovered(visitor);
  const bodies = track?.bodies.filter(({ organisation, earlier }) =>
    [{ organisation }, ...earlier].every((one) =>
      coversBody(covered, one.organisation),
    ),
  );
  const isNone =
    covered.length > 0 &&
    bodies?.length === 0 &&
    notice.owner !== ownerOf(visitor);
  return track && bodies && !isNone ? { ...track, notice, bodies } : undefined;
}

/**
 * Told by this visitor or in the name of whom they see; else they see it because it is about them. Under a mandate for some bodies only what
 * was told under it is: another may have told others too, which they must neither correct nor take back.
 */
export const isToldBy = (
  { owner, customer }: Notice,
  context: Context,
): boolean =>
  "customers" in context &&
  ((owner !== null && owner === context.owner) ||
    (customer !== null &&
      !("bodies" in context && context.bodies?.length) &&
      context.customers.includes(customer)));

/** Whether it is within a mandate with bounds to correct or take back a notice: told by them, and all of it, seen or not, by its bodies and no claim. */
export async function reachesAllOf(
  tx: Tx,
  visitor: Visitor,
  notice: Notice,
  { flows }: Catalogue,
): Promise<boolean> {
  if (!isNarrow(visitor)) return true;
  if (!isToldBy(notice, contextOf(visitor))) return false;
  const all = await inContext(tx, tellingContext, () =>
    findConsequences(tx, notice.id),
  );
  return all.every(
    ({ organisation, flow }) =>
      coversBody(bodiesCovered(visitor), organisation) &&
      flows.get(flow)?.event !== claimEventId,
  );
}

/** More than anybody tells within the months in which a decision can be challenged. */
const tracksMax = 20;

/** How the newest of these stand. */
export async function tracksOf(
  tx: Tx,
  visitor: Visitor,
  notices: readonly Notice[],
): Promise<readonly NoticeTrack[]> {
  const tracks: NoticeTrack[] = [];
  for (const { reference } of notices.slice(0, tracksMax)) {
    const track = await trackOf(tx, visitor, reference);
    if (track) tracks.push(track);
  }
  return tracks;
}
