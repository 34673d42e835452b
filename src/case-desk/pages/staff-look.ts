import type { Id } from "#kernel";
import { recordLook } from "#people";
import type { Tx } from "#postgres";
import type { DeskVisit } from "./case-desk-deps.ts";

/** Records that a member of staff saw something about a customer whom they do not serve (yet). */
export const recordStaffLook = (
  tx: Tx,
  { visitor, requestId, now }: DeskVisit,
  look: {
    readonly customer: Id;
    readonly purpose: "find-customer" | "worklist";
    readonly concepts: readonly string[];
  },
): Promise<void> =>
  recordLook(tx, {
    ...look,
    request: requestId,
    at: now,
    by: {
      kind: "staff",
      account: visitor.account,
      organisation: visitor.organisation,
      role: visitor.roles[0] ?? "adviser",
    },
  });
