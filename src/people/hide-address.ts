import type { WaysToReach } from "#catalogue";
import type { Id, Words } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { alertCustomer } from "./messages.ts";

const alerts = {
  hidden: {
    subject: {
      en: "Your address is now kept private",
      cy: "Mae eich cyfeiriad bellach yn cael ei gadw’n breifat",
    },
    body: {
      en: "We keep your address from whoever does not need it, also in what waits to be sent. If it was not you who asked for it, sign in, open “How we reach you” and stop it.",
      cy: "Rydym yn cadw eich cyfeiriad rhag pwy bynnag nad oes ei angen arnynt, hefyd yn yr hyn sy’n aros i’w anfon. Os nad chi a ofynnodd am hyn, mewngofnodwch, agorwch “Sut rydym yn cysylltu â chi” a’i atal.",
    },
  },
  shown: {
    subject: {
      en: "Your address is no longer kept private",
      cy: "Nid yw eich cyfeiriad yn cael ei gadw’n breifat mwyach",
    },
    body: {
      en: "From now on bodies you tell may get your address. If it was not you who asked for it, sign in, open “How we reach you” and keep it private again.",
      cy: "O hyn ymlaen gall cyrff y dywedwch wrthynt gael eich cyfeiriad. Os nad chi a ofynnodd am hyn, mewngofnodwch, agorwch “Sut rydym yn cysylltu â chi” a’i gadw’n breifat eto.",
    },
  },
} as const satisfies Record<string, { subject: Words; body: Words }>;

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
    ...(reason ? { personal: { reason } } : {}),
  });
  return true;
}
