import type { Tx } from "#postgres";

/** Committed entries that have no place in the chain yet. */
export const countUnsealed = async (tx: Tx): Promise<number> =>
  (await tx.find<{ count: number }>(
    "select (select count(*) from log.entry) - (select count(*) from log.sealed) as count",
  ))!.count;

/** Since when the next entry has waited to be sealed, in words for `GET /health`; nothing while it has not waited a minute. */
export async function describeUnsealed(tx: Tx): Promise<string | undefined> {
  const late = await tx.find<{ since: Date }>(
    `select recorded_at as since from (
       select e.recorded_at from log.entry e
       where (e.written_by, e.id) > ((select written_by from log.cursor), (select entry_id from log.cursor)) and e.id > (select first_id from log.cursor)
       order by e.written_by, e.id limit 1) as next
     where recorded_at < clock_timestamp() - interval '1 minute'`,
  );
  return (
    late &&
    `WAITING since ${late.since.toISOString()}: no worker seals, or a transaction that somebody left open holds sealing up`
  );
}
