import type { Tx } from "#postgres";

/** Gives the drafts behind some notices, and those that correct them, to another owner. */
export const giveJourneys = (
  tx: Tx,
  references: readonly string[],
  owner: string,
): Promise<unknown> =>
  tx.query(
    "update telling.journey set owner = $2 where reference = any ($1) or corrects = any ($1)",
    [references, owner],
  );
