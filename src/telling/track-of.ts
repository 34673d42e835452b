import { findNotice, trackNotice } from "#notices";
import type { NoticeTrack } from "#notices";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import { tellingContext } from "./telling-context.ts";

/**
 * A notice that this context may see, naming no other that it may not, with its own bodies' answers, which are deliveries about somebody
 * else when a death was told.
 */
export async function trackOf(
  tx: Tx,
  reference: string,
): Promise<NoticeTrack | undefined> {
  const notice = await findNotice(tx, reference);
  const track =
    notice &&
    (await inContext(tx, tellingContext, () => trackNotice(tx, reference)));
  return track && { ...track, notice };
}
