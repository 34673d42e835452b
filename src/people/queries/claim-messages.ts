import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { MessageChannel } from "../messages.ts";

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
