import assert from "node:assert/strict";
import { ok } from "#kernel";
import type { Result } from "#kernel";
import type { Tx } from "#postgres";
import { confirm } from "./confirm.ts";
import type { Confirmation, Confirmed, NotConfirmed } from "./confirm.ts";
import { correctNotice, isRefusedIn } from "./correct.ts";
import { findNotice } from "./queries/find-notices.ts";

/**
 * Tells what happened. Whoever told of the same happening before, and it still stands, corrects it when they now say otherwise, and gives the
 * same notice when they say the same, unless a body refused it: then that body is sent it anew. Only different tellers of one happening join.
 */
export async function tell(
  tx: Tx,
  told: Confirmation,
): Promise<Result<Confirmed, NotConfirmed>> {
  const first = await confirm(tx, told);
  if (!("earlier" in first)) return first;
  const before = await findNotice(tx, first.earlier);
  assert(before, "Whoever told something may see it.");
  return first.isAlike && !(await isRefusedIn(tx, before))
    ? ok({ kind: "repeated", notice: before.id, reference: before.reference })
    : correctNotice(tx, before, told);
}
