import type { Id } from "#kernel";
import type { Tx } from "#postgres";

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
