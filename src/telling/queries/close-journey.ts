import type { Id } from "#kernel";
import type { Tx } from "#postgres";

/** Keeps only the reference of what was confirmed: the notice holds the facts now. */
export const closeJourney = async (
  tx: Tx,
  journey: Id,
  reference: string,
): Promise<void> => {
  await tx.query(
    `update telling.journey set reference = $2, answers = '{}', found = '{}', changed_at = now()
     where id = $1`,
    [journey, reference],
  );
};
