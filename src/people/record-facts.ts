import type { WaysToReach } from "#catalogue";
import type { FactValue } from "#decisions";
import type { Id, LocalDate } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { alertOfNewWays } from "./alert-of-new-ways.ts";
import type { FactSource } from "./fact-book.ts";
import { standsAtOnce } from "./reach.ts";

/** A fact to record; `null` means known to be none. */
export type NewFact = {
  readonly concept: string;
  readonly value: FactValue | null;
  /** Holds from this day; without it the fact corrects the version in force. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
};

export type Recording = {
  readonly customer: Id;
  readonly facts: readonly NewFact[];
  readonly source: FactSource;
  /** The concepts by which a person is reached: `waysToReach(catalogue)`. */
  readonly reach: WaysToReach;
  readonly at: Date;
  readonly today: LocalDate;
  /** What stood before is put back: those who hear of it hear that. */
  readonly isUndone?: boolean;
};

/**
 * Records facts with their log entry. Supersedes and never overwrites: see `people.record_facts`.
 * A new way to reach the person is told to the ways that stand, whoever records it and wherever; it waits before it is used.
 * Gives the ids of the new versions; facts that were known just so make none. Locks the customer's row.
 */
export async function recordFacts(
  tx: Tx,
  recording: Recording,
): Promise<readonly Id[]> {
  const { customer, facts, source, reach, at, today } = recording;
  const { isUndone = false } = recording;
  if (facts.length === 0) return [];
  const rows = await tx.query<{ id: Id }>(
    "select id from people.record_facts($1, $2, $3, $4, $5) as id",
    [customer, JSON.stringify(facts), JSON.stringify(source), at, today],
  );
  if (rows.length > 0)
    await appendLog(tx, {
      kind: "people.facts-recorded",
      subject: customer,
      dimensions: { source: source.kind, facts: rows.length },
    });
  const made = rows.map(({ id }) => id);
  if (!standsAtOnce(source) && facts.some(({ concept }) => reach.has(concept)))
    await alertOfNewWays(tx, { customer, made, reach, at, isUndone });
  return made;
}
