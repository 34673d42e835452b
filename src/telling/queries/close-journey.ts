import type { Id } from "#kernel";
import type { Tx } from "#postgres";

/** Keeps only the reference of what was confirmed: the notice holds the facts now. */
export const closeJourney = async (
  tx: Tx,
  journey: Id,
  told: {
    readonly reference: string;
    readonly minutes: number | undefined;
  },
): Promise<void> => {
  await tx.query(
    `update telling.journey set reference = $2, minutes = $3, answers = '{}', found = '{}', changed_at = now()
     where id = $1`,
    [journey, told.reference, told.minutes ?? null],
  );
};
