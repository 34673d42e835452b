import { todayInLondon } from "#kernel";
import type { Clock, LocalDate } from "#kernel";
import type { Database } from "#postgres";
import { json } from "#web";
import type { Route } from "#web";
import { parseLaterReceipt } from "../contract/receipt.ts";
import { parseReturnedContacts } from "../contract/returned-contacts.ts";
import type { ReturnedContacts } from "../contract/returned-contacts.ts";
import { speaksFor } from "../endpoint.ts";
import { openEndpointBook } from "../endpoint-book.ts";
import type { EndpointBook } from "../endpoint-book.ts";
import { receiveContacts } from "../queries/receive-contacts.ts";
import {
  findDeliveryBody,
  receiveReceipt,
} from "../queries/receive-receipt.ts";
import type { PublicJwk } from "../signature/signing-key.ts";
import { problemReply, signedPage } from "./signed-request.ts";

export type DeliveryRouteDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly knowsEvent: (lifeEvent: string) => boolean;
  /** Our public keys as they are now: the one that signs events and receipts, and those it replaced. */
  readonly publicKeys: () => Promise<readonly PublicJwk[]>;
};
type Deps = DeliveryRouteDeps & { readonly book: EndpointBook };
type Signed = Deps & { readonly holder: string };

/** What bodies call: later answers, returned contacts, and our keys. */
export function deliveryRoutes(deps: DeliveryRouteDeps): readonly Route[] {
  const all = { ...deps, book: openEndpointBook(deps.database, deps.clock) };
  return [
    {
      method: "GET",
      path: "/.well-known/jwks.json",
      audience: "machine",
      whose: "nobody",
      handle: async () => json({ keys: await deps.publicKeys() }),
    },
    ...[receiptPage, contactsPage].map((page) => page(all)),
  ];
}

const receiptPage = signedPage({
  path: "/receipts",
  read: parseLaterReceipt,
  malformed: "receipt-malformed",
  run: async (tx, receipt, { holder }) => {
    const { delivery, id } = receipt;
    const body = await findDeliveryBody(tx, delivery);
    // Another body's delivery is answered like none at all: it is not the sender's to know.
    if (body === undefined || !speaksFor(holder, body))
      return problemReply("delivery-unknown", `delivery ${delivery}`);
    const taken = await receiveReceipt(tx, receipt, "later");
    return taken === "key-reused"
      ? problemReply("key-reused", `receipt ${id}`)
      : json({ id, taken }, { status: 200 });
  },
});

const contactsPage = signedPage({
  path: "/contacts",
  read: parseReturnedContacts,
  malformed: "contacts-malformed",
  run: async (tx, contacts, { holder, knowsEvent, clock }: Signed) => {
    const untrue = untrueIn(contacts, knowsEvent, todayInLondon(clock.now()));
    if (untrue.length > 0)
      return problemReply("contacts-untrue", untrue.slice(0, 5).join("; "));
    const kept = await receiveContacts(tx, holder, contacts);
    return json({ kept }, { status: 200 });
  },
});

/** What cannot be so, by its place: `contacts.1.on: to-come`. */
const untrueIn = (
  { contacts }: ReturnedContacts,
  knowsEvent: Deps["knowsEvent"],
  today: LocalDate,
): readonly string[] =>
  contacts.flatMap(({ lifeevent, on }, index) => [
    ...(knowsEvent(lifeevent) ? [] : [`contacts.${index}.lifeevent: unknown`]),
    ...(on > today ? [`contacts.${index}.on: to-come`] : []),
  ]);
