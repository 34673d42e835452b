import { todayInLondon } from "#kernel";
import type { Clock } from "#kernel";
import type { Database } from "#postgres";
import { json } from "#web";
import type { PageRequest, Reply, Route } from "#web";
import type { ReadFault } from "../contract/event.ts";
import { bodyBytesMax, problemOfReading } from "../contract/problem.ts";
import type { ProblemCode } from "../contract/problem.ts";
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
import { deliveryContext } from "../worker/run-delivery.ts";
import { problemReply, readSigned } from "./signed-request.ts";

export type DeliveryRouteDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly knowsEvent: (lifeEvent: string) => boolean;
  /** Our public keys as they are now: the one that signs events and receipts, and those it replaced. */
  readonly publicKeys: () => Promise<readonly PublicJwk[]>;
};
type Deps = DeliveryRouteDeps & { readonly book: EndpointBook };

/** What bodies call: later answers, returned contacts, and our keys. */
export function deliveryRoutes(deps: DeliveryRouteDeps): readonly Route[] {
  const all = { ...deps, book: openEndpointBook(deps.database, deps.clock) };
  const machine = {
    audience: "machine",
    whose: "machine",
    // Read further than is allowed, to say in the contract's own words what is wrong.
    bodyBytesMax: 4 * bodyBytesMax,
    // A body that catches up after an outage answers thousands in a minute.
    requestsPerMinuteMax: 60_000,
  } as const;
  return [
    {
      method: "GET",
      path: "/.well-known/jwks.json",
      audience: "machine",
      whose: "nobody",
      handle: async () => json({ keys: await deps.publicKeys() }),
    },
    {
      method: "POST",
      path: "/receipts",
      ...machine,
      handle: (request) => receiptReply(all, request),
    },
    {
      method: "POST",
      path: "/contacts",
      ...machine,
      handle: (request) => contactsReply(all, request),
    },
  ];
}

async function receiptReply(deps: Deps, request: PageRequest): Promise<Reply> {
  const signed = await readSigned({ ...deps, now: deps.clock.now() }, request);
  if (signed.kind === "failure") return signed.error;
  const { holder, bytes } = signed.value;
  const receipt = parseLaterReceipt(bytes);
  if (receipt.kind === "failure")
    return unreadReply(receipt.error, "receipt-malformed");
  return deps.database.transaction(deliveryContext, async (tx) => {
    const { delivery, id } = receipt.value;
    const body = await findDeliveryBody(tx, delivery);
    // Another body's delivery is answered like none at all: it is not the sender's to know.
    if (body === undefined || !speaksFor(holder, body))
      return problemReply("delivery-unknown", `delivery ${delivery}`);
    const taken = await receiveReceipt(tx, receipt.value, "later");
    return taken === "key-reused"
      ? problemReply("key-reused", `receipt ${id}`)
      : json({ id, taken }, { status: 200 });
  });
}

async function contactsReply(deps: Deps, request: PageRequest): Promise<Reply> {
  const signed = await readSigned({ ...deps, now: deps.clock.now() }, request);
  if (signed.kind === "failure") return signed.error;
  const { holder, bytes } = signed.value;
  const contacts = parseReturnedContacts(bytes);
  if (contacts.kind === "failure")
    return unreadReply(contacts.error, "contacts-malformed");
  const untrue = untrueIn(deps, contacts.value);
  if (untrue.length > 0)
    return problemReply("contacts-untrue", untrue.slice(0, 5).join("; "));
  const kept = await deps.database.transaction(deliveryContext, (tx) =>
    receiveContacts(tx, holder, contacts.value),
  );
  return json({ kept }, { status: 200 });
}

/** What cannot be so, by its place: `contacts.1.on: to-come`. */
function untrueIn(
  { knowsEvent, clock }: Deps,
  { contacts }: ReturnedContacts,
): readonly string[] {
  const today = todayInLondon(clock.now());
  return contacts.flatMap(({ lifeevent, on }, index) => [
    ...(knowsEvent(lifeevent) ? [] : [`contacts.${index}.lifeevent: unknown`]),
    ...(on > today ? [`contacts.${index}.on: to-come`] : []),
  ]);
}

const unreadReply = (fault: ReadFault, malformed: ProblemCode): Reply =>
  problemReply(problemOfReading(fault, malformed), fault.detail);
