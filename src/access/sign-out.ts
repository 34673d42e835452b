import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { endAllSessions } from "./queries/session-changes.ts";
import type {
  CustomerVisitor,
  StaffVisitor,
  UnlinkedVisitor,
} from "./visitor.ts";

/** Ends every session of whoever asks, the one they ask in included. Call it in a process context. */
export async function signOutEverywhere(
  tx: Tx,
  visitor: CustomerVisitor | StaffVisitor | UnlinkedVisitor,
  at: Date,
): Promise<void> {
  const sessions = await endAllSessions(tx, visitor.account, at);
  await appendLog(tx, {
    kind: "access.signed-out-everywhere",
    subject: visitor.kind === "customer" ? visitor.customer : visitor.account,
    dimensions: { sessions },
  });
}
