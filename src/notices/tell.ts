import { fail, ok } from "#kernel";
import type { Result } from "#kernel";
import type { Tx } from "#postgres";
import { confirm, noticeOf } from "./confirm.ts";
import type { Confirmation, Confirmed, NotConfirmed } from "./confirm.ts";
import { correctNotice, isRefusedIn } from "./correct.ts";
import { findNotice, lockOwnTelling } from "./queries/find-notices.ts";

/**
 * Tells what happened. Whoever told of the same happening before, and it still stands, corrects it when they now say otherwise, and gives the
 * same notice when they say the same, unless a body refused it: then that body is sent it anew. Only different tellers of one happening join.
 */
export async function tell(
  tx: Tx,
  told: Confirmation,
): Promise<Result<Confirmed, NotConfirmed>> {
  const notice = noticeOf(told);
  const own = await lockOwnTelling(tx, notice);
  if (own === undefined) return confirm(tx, told, notice);
  const { id, reference, digest, token } = own;
  const isSame = digest.equals(notice.digest);
  if (token === notice.token)
    return isSame
      ? ok({ kind: "repeated", notice: id, reference })
      : fail({ kind: "token-reused", reference });
  const before = await findNotice(tx, reference);
  if (isSame && !(before && (await isRefusedIn(tx, before))))
    return ok({ kind: "repeated", notice: id, reference });
  return before ? correctNotice(tx, before, told) : confirm(tx, told, notice);
}
