import type { Id, LocalDate } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";

/** Why people turn to the state about an event; the first are those for which bodies return contacts. */
export const returnedReasons = [
  "to-tell-again",
  "to-ask-progress",
  "to-complain",
  "to-ask-how",
  "to-give-evidence",
  "other",
] as const;
export const contactReasons = [
  "to-tell",
  "to-correct",
  "to-withdraw",
  "to-apply",
  ...returnedReasons,
] as const;
export type ContactReason = (typeof contactReasons)[number];
export const contactChannels = [
  "digital",
  "phone",
  "counter",
  "home-visit",
  "post",
] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** One contact. Never what was said: who, how, why, about which event, how long. */
export type Contact = {
  /** Names the contact where it comes from; recorded again under the same key it changes nothing but what was missing. */
  readonly key: string;
  /** `ours`: with us. `body`: a body had it all the same and returned it. */
  readonly source: "ours" | "body";
  readonly customer?: Id;
  readonly channel: ContactChannel;
  readonly reason: ContactReason;
  readonly event?: string;
  readonly notice?: Id;
  /** The body that had it, or whose staff served; absent when a person told us by themselves. */
  readonly organisation?: string;
  /** Whole minutes of staff time. */
  readonly minutes?: number;
  /** Bodies that one telling told. */
  readonly reached?: readonly string[];
  readonly on: LocalDate;
  /** How it ended, in a word; kept in the log only. */
  readonly outcome?: string;
};

/** The key of the contact by which a notice was told, so that whoever tells of it means the same one. */
export const keyOfNotice = (notice: Id): string => `notice:${notice}`;

/** Why a person who told, corrected or withdrew something turned to us. */
export function reasonOfNotice(kind: string, event: string): ContactReason {
  if (kind.endsWith("corrected")) return "to-correct";
  if (kind.endsWith("withdrawn")) return "to-withdraw";
  return event === "claim" ? "to-apply" : "to-tell";
}

/** Records contacts. Call it in a process context. */
export async function recordContacts(
  tx: Tx,
  contacts: readonly Contact[],
): Promise<void> {
  if (contacts.length === 0) return;
  await tx.query("select contacts.record($1)", [JSON.stringify(contacts)]);
}

/** Records one contact that staff had, with its log entry. Call it in a process context. */
export async function recordContact(tx: Tx, contact: Contact): Promise<void> {
  await recordContacts(tx, [contact]);
  const { channel, reason, event, minutes, outcome } = contact;
  await appendLog(tx, {
    kind: "contacts.recorded",
    subject: contact.customer,
    organisation: contact.organisation,
    dimensions: { channel, reason, event, minutes, outcome },
  });
}
