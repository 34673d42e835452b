import { ownerOf } from "#access";
import { forbidden, go, isOutcome, notFound } from "#access/pages";
import { isOpen } from "#notices";
import { beginCorrection } from "../../begin-correction.ts";
import { findEvent } from "../../claiming.ts";
import { paths } from "../paths.ts";
import { pages } from "../telling-deps.ts";
import { findTrack } from "../track/find-track.ts";
import { customerOf } from "../undo/withdraw-page.ts";

/** Starts a correction, or goes on with one, at the answers that were given. */
export const beginCorrecting = pages.subject({
  path: paths.correct(":reference"),
  whose: "owner",
  may: "tell",
  read: async (tx, visit) => {
    const found = await findTrack(tx, visit);
    if (isOutcome(found)) return found;
    const { track, catalogue, isTellers } = found;
    const { reference, lifeEvent } = track.notice;
    if (!isOpen(track.notice)) return go(paths.track(reference));
    if (!isTellers) return forbidden;
    const event = findEvent(catalogue, lifeEvent);
    if (!event) return notFound;
    const journey = await beginCorrection(tx, {
      track,
      catalogue,
      event,
      owner: ownerOf(visit.visitor) ?? "",
      customer: customerOf(visit.visitor),
      asOf: visit.today,
    });
    return go(paths.correcting(journey));
  },
});
