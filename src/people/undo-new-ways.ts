import type { WaysToReach } from "#catalogue";
import type { Id } from "#kernel";
import { todayInLondon } from "#kernel";
import type { Tx } from "#postgres";
import type { FactSource } from "./fact-book.ts";
import { findStanding, findWaitingWays } from "./reach.ts";
import { recordFacts } from "./record-facts.ts";

/** Puts back what stood before every way that waits. The ways that stand hear of it like of any change; gives how many were undone. */
export async function undoNewWays(
  tx: Tx,
  undo: {
    readonly customer: Id;
    readonly reach: WaysToReach;
    readonly source: FactSource;
    readonly at: Date;
  },
): Promise<number> {
  const { customer, reach, source, at } = undo;
  const waiting = await findWaitingWays(tx, customer, reach, at);
  const standing = new Map(
    (await findStanding(tx, customer, [...reach.keys()], at)).map(
      ({ concept, value }) => [concept, value],
    ),
  );
  await recordFacts(tx, {
    customer,
    facts: waiting.map(({ concept, validFrom }) => ({
      concept,
      value: standing.get(concept) ?? null,
      from: validFrom,
    })),
    source,
    reach,
    at,
    today: todayInLondon(at),
  });
  return waiting.length;
}
