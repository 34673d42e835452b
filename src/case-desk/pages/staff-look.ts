import type { StaffVisitor } from "#access";
import type { Id } from "#kernel";
import { recordLook } from "#people";
import type { Tx } from "#postgres";

/** Records that a member of staff saw something about a customer whom they do not serve (yet). */
export const recordStaffLook = (
  tx: Tx,
  look: {
    readonly visitor: StaffVisitor;
    readonly customer: Id;
    readonly purpose: "find-customer" | "worklist";
    readonly concepts: readonly string[];
    readonly request: string;
    readonly at: Date;
  },
): Promise<void> => {
  const { visitor, ...seen } = look;
  return recordLook(tx, {
    ...seen,
    by: {
      kind: "staff",
      account: visitor.account,
      organisation: visitor.organisation,
      role: visitor.roles[0] ?? "adviser",
    },
  });
};
