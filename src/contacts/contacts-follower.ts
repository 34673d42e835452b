import { todayInLondon } from "#kernel";
import type { Follower, SealedEntry } from "#log";
import type { Contact, ContactChannel, ContactReason } from "./contact.ts";
import {
  contactChannels,
  keyOfNotice,
  reasonOfNotice,
  recordContacts,
  returnedReasons,
} from "./contact.ts";

const channel = contactChannels;
const notice = {
  notice: "text",
  event: "text",
  channel,
  organisations: "texts?",
} as const;

/**
 * Follows the sealed log: every telling is one contact with us, however many bodies it reached, and every contact a body returns is one of
 * its own. Replayed from the beginning it makes the same contacts.
 */
export const contactsFollower: Follower = {
  name: "contacts",
  heeds: {
    "notice.told": notice,
    "notice.joined": notice,
    "notice.corrected": notice,
    "notice.withdrawn": notice,
    "delivery.contact-returned": {
      event: "text",
      reason: returnedReasons,
      channel,
      on: "text",
    },
  },
  handle: (tx, entries) =>
    recordContacts(
      tx,
      entries.map((entry) =>
        entry.kind === "delivery.contact-returned"
          ? returnedContact(entry)
          : contactOfNotice(entry),
      ),
    ),
};

function contactOfNotice({
  kind,
  dimensions,
  subject,
  recordedAt,
}: SealedEntry): Contact {
  const notice = String(dimensions["notice"]);
  const event = String(dimensions["event"]);
  return {
    key: keyOfNotice(notice),
    source: "ours",
    ...(subject === null ? {} : { customer: subject }),
    channel: dimensions["channel"] as ContactChannel,
    reason: reasonOfNotice(kind, event),
    event,
    notice,
    reached: bodiesOf(dimensions["organisations"]),
    on: todayInLondon(recordedAt),
  };
}

const returnedContact = ({
  id,
  dimensions,
  organisation,
}: SealedEntry): Contact => ({
  key: `returned:${id}`,
  source: "body",
  channel: dimensions["channel"] as ContactChannel,
  reason: dimensions["reason"] as ContactReason,
  event: String(dimensions["event"]),
  ...(organisation === null ? {} : { organisation }),
  on: String(dimensions["on"]),
});

const bodiesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? [...new Set(value.map(String))] : [];
