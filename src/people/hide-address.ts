import type { WaysToReach } from "#catalogue";
import type { Id, Words } from "#kernel";
import { sayEach } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { alertCustomer } from "./messages.ts";

const alerts = sayEach({
  hidden: {
    subject: "Your address is now kept private",
    body: "We keep your address from whoever does not need it, also in what waits to be sent. If it was not you who asked for it, sign in, open “How we reach you” and stop it.",
  },
  shown: {
    subject: "Your address is no longer kept private",
    body: "From now on bodies you tell may get your address. If it was not you who asked for it, sign in, open “How we reach you” and keep it private again.",
  },
}) satisfies Record<string, { subject: Words; body: Words }>;

/** Hides somebody's address, or shows it again, which only they themselves do, with its log entry and an alert on every way that stands; false when it was so already. */
export async function setAddressHidden(
  tx: Tx,
  change: {
    readonly customer: Id;
    readonly hidden: boolean;
    readonly by: "self" | "staff";
    /** Why, in the words of the staff who did it. */
    readonly reason?: string;
    readonly reach: WaysToReach;
    readonly at: Date;
  },
): Promise<boolean> {
  const { customer, hidden, by, reason, reach, at } = change;
  const changed = await tx.query(
    "update people.customer set address_hidden = $2 where id = $1 and address_hidden <> $2 returning id",
    [customer, hidden],
  );
  if (changed.length === 0) return false;
  const kind = hidden ? "hidden" : "shown";
  const alerted = await alertCustomer(
    tx,
    { customer, kind: `address-${kind}`, ...alerts[kind], at },
    reach,
  );
  await appendLog(tx, {
    kind: `people.address-${kind}`,
    subject: customer,
    dimensions: { by, alerted: alerted.length },
    personal: reason ? { reason } : undefined,
  });
  return true;
}
