import type { WaysToReach } from "#catalogue";
import type { Id } from "#kernel";
import { sayEach, todayInLondon } from "#kernel";
import type { Tx } from "#postgres";
import type { FactSource } from "./fact-book.ts";
import { sendMessage } from "./messages.ts";
import {
  findStanding,
  findWaitingWays,
  findWays,
  waitingAddresses,
} from "./reach.ts";
import { recordFacts } from "./record-facts.ts";

const undone = sayEach({
  subject: "A new way to reach somebody was undone",
  body: "We were asked to send messages here, and then not to. Nothing more is sent here. If you asked for it and did not undo it, sign in, open “How we reach you” and see what stands.",
});

/** Puts back what stood before every way that waits. Both ends hear of it: the ways that stand like of any change, and those undone. Gives how many. */
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
  const { locale } = await findWays(tx, customer, reach, at);
  for (const to of waitingAddresses(waiting, reach))
    await sendMessage(
      tx,
      { customer, kind: "reach-undone", ...undone, at },
      to,
      locale,
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
    isUndone: true,
  });
  return waiting.length;
}
