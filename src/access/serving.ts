import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { setServing } from "./queries/session-changes.ts";
import type { Serving, StaffVisitor } from "./visitor.ts";

/**
 * From the next request on, this member of staff sees the customer whom they serve, and every read is recorded for that
 * purpose. Check `mayDo(visitor, "serve-customer")` first; call it in a process context.
 */
export async function startServing(
  tx: Tx,
  visitor: StaffVisitor,
  serving: Serving,
): Promise<void> {
  await setServing(tx, visitor.session, serving);
  await appendLog(tx, {
    kind: "access.serving-started",
    subject: serving.customer,
    organisation: visitor.organisation,
    dimensions: {
      channel: serving.channel,
      assured: serving.assured,
      purpose: serving.purpose,
    },
  });
}

/** Ends serving, and gives the whole minutes it took. */
export async function stopServing(
  tx: Tx,
  visitor: StaffVisitor,
  at: Date,
): Promise<number> {
  const { serving, session, organisation } = visitor;
  if (serving === undefined) return 0;
  const minutes = Math.ceil((at.getTime() - serving.since.getTime()) / 60_000);
  await setServing(tx, session, undefined);
  await appendLog(tx, {
    kind: "access.serving-ended",
    subject: serving.customer,
    organisation,
    dimensions: { channel: serving.channel, minutes },
  });
  return minutes;
}
