import { fail, ok } from "#kernel";
import type { Result } from "#kernel";
import type { Tx } from "#postgres";
import { confirm, noticeOf } from "./confirm.ts";
import type { Confirmation, Confirmed, NotConfirmed } from "./confirm.ts";
import { correctNotice } from "./correct.ts";
import {
  findNotice,
  findOwnTelling,
  lockHappenings,
} from "./queries/find-notices.ts";

/**
 * Tells what happened. Whoever told of the same happening before, and it still stands, corrects it when they now say otherwise, and gives the
 * same notice when they say the same: only different tellers of one happening join.
 */
export async function tell(
  tx: Tx,
  told: Confirmation,
): Promise<Result<Confirmed, NotConfirmed>> {
  await lockHappenings(tx, told.subject, told.event.id);
  const own = await findOwnTelling(tx, noticeOf(told));
  if (own === undefined) return confirm(tx, told);
  const { id, reference, isSame, isSameForm } = own;
  if (isSame) return ok({ kind: "repeated", notice: id, reference });
  if (isSameForm) return fail({ kind: "token-reused", reference });
  const notice = await findNotice(tx, reference);
  return notice ? correctNotice(tx, notice, told) : confirm(tx, told);
}
