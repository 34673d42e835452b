import type { Id } from "#kernel";
import type { Tx } from "#postgres";

/** Saves what the person opted out of and asked to apply for. False when the journey was confirmed meanwhile. */
export async function saveChoices(
  tx: Tx,
  journey: Id,
  choices: {
    readonly optOuts: readonly string[];
    readonly claims: readonly string[];
  },
): Promise<boolean> {
  const rows = await tx.query(
    `update telling.journey
     set opt_outs = $2, claims = $3, version = version + 1, changed_at = now()
     where id = $1 and reference is null returning id`,
    [journey, choices.optOuts, choices.claims],
  );
  return rows.length === 1;
}
