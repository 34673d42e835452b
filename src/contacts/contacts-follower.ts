import { todayInLondon } from "#kernel";
import type { Follower, SealedEntry } from "#log";
import type { Contact, ContactChannel, ContactReason } from "./contact.ts";
import {
  contactReasons,
  keyOfNotice,
  reasonOfNotice,
  recordContacts,
} from "./contact.ts";

const noticeKind = /^notice\.(told|corrected|withdrawn|joined)$/;

/**
 * Follows the sealed log: every telling is one contact with us, however many bodies it reached, and every contact a body returns is one of
 * its own. Replayed from the beginning it makes the same contacts.
 */
export const contactsFollower: Follower = {
  name: "contacts",
  handle: (tx, entries) =>
    recordContacts(
      tx,
      entries.flatMap((entry) => contactOf(entry) ?? []),
    ),
};

/** The contact an entry of the log tells of, if any. */
function contactOf(entry: SealedEntry): Contact | undefined {
  const told = noticeKind.exec(entry.kind)?.[1];
  if (told !== undefined) return contactOfNotice(entry, told);
  return entry.kind === "delivery.contact-returned"
    ? returnedContact(entry)
    : undefined;
}

function contactOfNotice(
  { dimensions, subject, recordedAt }: SealedEntry,
  kind: string,
): Contact {
  const notice = String(dimensions["notice"]);
  const event = String(dimensions["event"]);
  return {
    key: keyOfNotice(notice),
    source: "ours",
    ...(subject === null ? {} : { customer: subject }),
    channel: channelOf(dimensions["channel"]),
    reason: reasonOfNotice(kind, event),
    event,
    notice,
    reached: bodiesOf(dimensions["organisations"]),
    on: todayInLondon(recordedAt),
  };
}

function returnedContact({
  id,
  dimensions,
  organisation,
  recordedAt,
}: SealedEntry): Contact {
  const event = dimensions["event"];
  const on = dimensions["on"];
  return {
    key: `returned:${id}`,
    source: "body",
    channel: channelOf(dimensions["channel"]),
    reason: returnedReason(dimensions["reason"]),
    ...(typeof event === "string" ? { event } : {}),
    ...(organisation === null ? {} : { organisation }),
    on: typeof on === "string" ? on : todayInLondon(recordedAt),
  };
}

const bodiesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? [...new Set(value.map(String))] : [];

const returnedReason = (value: unknown): ContactReason =>
  contactReasons.find((reason) => reason === value) ?? "other";

const channels = new Set<unknown>(["phone", "counter", "home-visit", "post"]);
const channelOf = (value: unknown): ContactChannel =>
  channels.has(value) ? (value as ContactChannel) : "digital";
