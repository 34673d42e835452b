import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { MessageChannel } from "../messages.ts";

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
