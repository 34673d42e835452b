import assert from "node:assert/strict";
import { newId } from "#kernel";
import type { Words } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { receiveReceipt } from "./queries/receive-receipt.ts";

/** What a person decides about a dead letter; every way asks why. */
export type DeadLetterDecision = {
  readonly reason: string;
  /** The account of whoever decides. */
  readonly by: string;
} & (
  | { readonly kind: "retry" }
  | {
      readonly kind: "redirect";
      readonly organisation: string;
      /** The account of a second person: nobody alone discloses to another body. */
      readonly agreedBy: string;
    }
  | {
      /** The body took it by phone: what it said becomes its receipt. */
      readonly kind: "settle";
      readonly status: "acted" | "refused";
      readonly words: Words;
    }
);

type Dead = {
  readonly lane: string;
  readonly number: number;
  readonly subject: string;
  readonly organisation: string;
};

/** Settles a dead letter and opens its lane again. `not-dead` when another person was first, or the body answered meanwhile. */
export async function settleDead(
  tx: Tx,
  delivery: string,
  decision: DeadLetterDecision,
): Promise<"settled" | "not-dead"> {
  const dead = await tx.find<Dead>(
    `select lane, number, subject, organisation from delivery.delivery where id = $1 and state = 'dead' for update`,
    [delivery],
  );
  if (dead === undefined) return "not-dead";
  let to: string | undefined; // the delivery to another body, so that the log attests it
  switch (decision.kind) {
    case "retry":
      await retry(tx, delivery, dead);
      break;
    case "redirect":
      assert(
        decision.agreedBy !== decision.by,
        "Nobody agrees to their own redirection.",
      );
      to = await redirect(tx, delivery, decision.organisation);
      await openLane(tx, dead, dead.number);
      break;
    case "settle":
      await receiveReceipt(
        tx,
        {
          id: `phone-${newId()}`,
          delivery,
          status: decision.status,
          reason: decision.words,
        },
        "phone",
      );
  }
  await appendLog(tx, {
    kind: `delivery.dead-letter-${decided[decision.kind]}`,
    subject: dead.subject,
    organisation: dead.organisation,
    dimensions: { delivery, to },
    personal: {
      reason: decision.reason,
      by: decision.by,
      agreedBy: decision.kind === "redirect" ? decision.agreedBy : undefined,
    },
  });
  return "settled";
}

const decided = {
  retry: "retried",
  redirect: "redirected",
  settle: "settled",
} as const;

async function retry(tx: Tx, delivery: string, dead: Dead): Promise<void> {
  await tx.query(
    `update delivery.delivery set state = 'waiting', forgiven = attempts where id = $1`,
    [delivery],
  );
  await openLane(tx, dead, dead.number - 1);
}

const openLane = (tx: Tx, { lane }: Dead, done: number) =>
  tx.query(
    `update delivery.lane set blocked_by = null, done = $2, ready_at = case when numbered > $2 then clock_timestamp() end where id = $1`,
    [lane, done],
  );

/** The same event by the same flow, in the lane of another body. */
async function redirect(
  tx: Tx,
  delivery: string,
  organisation: string,
): Promise<string> {
  const next = newId();
  await tx.query(
    `select delivery.enqueue(notice, reference, subject, life_event, capacity, reason,
      array[$2::uuid], array[$3::text], array[flow], array[flow_version], array[coalesce(fields_hidden, fields)], array[kind], array[undoes], told_at)
    from delivery.delivery where id = $1`,
    [delivery, next, organisation],
  );
  await tx.query(
    `update delivery.delivery set state = 'redirected', sent_to = $2 where id = $1`,
    [delivery, next],
  );
  return next;
}
