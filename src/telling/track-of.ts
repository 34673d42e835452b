import { findNotice, trackNotice } from "#notices";
import type { NoticeTrack } from "#notices";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import { tellingContext } from "./telling-context.ts";

/** A notice that this context may see, with its own bodies' answers, which are deliveries about somebody else when a death was told. */
export const trackOf = async (
  tx: Tx,
  reference: string,
): Promise<NoticeTrack | undefined> =>
  (await findNotice(tx, reference)) === undefined
    ? undefined
    : inContext(tx, tellingContext, () => trackNotice(tx, reference));
