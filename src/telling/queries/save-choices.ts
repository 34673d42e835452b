import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import { takenOver } from "./journey-row.ts";

/** Saves whom the person opted out of or in to, and what they asked to apply for. False when the journey was confirmed meanwhile. */
export async function saveChoices(
  tx: Tx,
  journey: Id,
  choices: {
    readonly optOuts: readonly string[];
    readonly optIns: readonly string[];
    readonly claims: readonly string[];
  },
): Promise<boolean> {
  const rows = await tx.query(
    `update telling.journey
     set ${takenOver}, opt_outs = $2, opt_ins = $3, claims = $4, version = version + 1, changed_at = now()
     where id = $1 and reference is null returning id`,
    [journey, choices.optOuts, choices.optIns, choices.claims],
  );
  return rows.length === 1;
}
