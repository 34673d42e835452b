import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { MessageChannel } from "../reach.ts";

/** A message that this worker holds until its lease ends; `tries` is the fencing token. */
export type ClaimedMessage = {
  readonly id: Id;
  readonly channel: MessageChannel;
  /** A letter's lines have line breaks between. */
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** With this one. */
  readonly tries: number;
};

/** Takes messages whose time has come, those never tried first, and counts the try. What other workers are taking is passed over. */
export const claimMessages = (
  tx: Tx,
  wanted: {
    readonly at: Date;
    readonly heldUntil: Date;
    readonly messagesMax: number;
  },
): Promise<readonly ClaimedMessage[]> =>
  tx.query<ClaimedMessage>(
    `with due as (
      select id from people.message
      where sent_at is null and failed_at is null and stopped_at is null and due_at <= $1
      order by due_at, written_at limit $3 for update skip locked
    )
    update people.message as held set tries = tries + 1, due_at = $2
    from due where held.id = due.id
    returning held.id, channel, sent_to as "to", subject, body, tries`,
    [wanted.at, wanted.heldUntil, wanted.messagesMax],
  );

/** What became of one try. */
export type Settled =
  | { readonly kind: "sent"; readonly at: Date }
  | { readonly kind: "again"; readonly dueAt: Date; readonly reason: string }
  | { readonly kind: "failed"; readonly at: Date; readonly reason: string };

/** Writes down what became of a try. Sent stays sent; a fault counts only while nobody has taken the message since. */
export async function settleMessage(
  tx: Tx,
  { id, tries }: { readonly id: Id; readonly tries: number },
  settled: Settled,
): Promise<void> {
  switch (settled.kind) {
    case "sent":
      await tx.query(
        "update people.message set sent_at = $2, failed_at = null, fault = null where id = $1 and sent_at is null",
        [id, settled.at],
      );
      return;
    case "again":
      await tx.query(
        "update people.message set due_at = $3, fault = $4 where id = $1 and tries = $2 and sent_at is null",
        [id, tries, settled.dueAt, settled.reason],
      );
      return;
    case "failed":
      await tx.query(
        "update people.message set failed_at = $3, fault = $4 where id = $1 and tries = $2 and sent_at is null",
        [id, tries, settled.at, settled.reason],
      );
  }
}

/** A message that a sender did not take, without what it says or whom it is for. */
export type UnsentMessage = {
  readonly id: Id;
  readonly channel: MessageChannel;
  readonly kind: string;
  readonly writtenAt: Date;
  readonly tries: number;
  /** What went wrong last. */
  readonly fault: string;
  /** Nobody tries again until somebody asks for it. */
  readonly isRefused: boolean;
};

/** Messages that went wrong and are not sent yet, oldest first. */
export const findUnsentMessages = (tx: Tx): Promise<readonly UnsentMessage[]> =>
  tx.query<UnsentMessage>(
    `select id, channel, kind, written_at as "writtenAt", tries, fault, failed_at is not null as "isRefused"
     from people.message where sent_at is null and stopped_at is null and fault is not null order by written_at, id`,
  );

/** Has everything that was refused tried again, once what was wrong is mended; gives how many. */
export async function sendRefusedAgain(tx: Tx): Promise<number> {
  const rows = await tx.query(
    "update people.message set failed_at = null, due_at = '-infinity' where sent_at is null and stopped_at is null and fault is not null and failed_at is not null returning id",
  );
  return rows.length;
}
