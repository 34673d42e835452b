import type { Tx } from "#postgres";

/** Committed entries that have no place in the chain yet. */
export const countUnsealed = async (tx: Tx): Promise<number> =>
  (
    await tx.query<{ count: number }>(
      "select (select count(*) from log.entry) - (select count(*) from log.sealed) as count",
    )
  )[0]?.count ?? 0;
