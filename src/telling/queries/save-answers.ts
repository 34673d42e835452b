import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { Answer } from "../journey.ts";

/**
 * Saves answers to a journey that is still open; each replaces an earlier answer to the same question.
 * Two tabs that answer different questions both keep theirs. False when the journey was confirmed meanwhile.
 */
export async function saveAnswers(
  tx: Tx,
  journey: Id,
  answers: Readonly<Record<string, Answer>>,
): Promise<boolean> {
  const rows = await tx.query(
    `update telling.journey
     set answers = answers || $2::jsonb, version = version + 1, changed_at = now()
     where id = $1 and reference is null returning id`,
    [journey, JSON.stringify(answers)],
  );
  return rows.length === 1;
}
