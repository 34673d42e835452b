import { fillIn, partForAnybody } from "#kernel";
import type { Words } from "#kernel";
import type { Tx } from "#postgres";
import type { DeliveryKind } from "../contract/event.ts";
import type { Hiding } from "./record-hiding.ts";
import type { Receipt } from "../contract/receipt.ts";

export type DeliveryState =
  "waiting" | "accepted" | "acted" | "refused" | "dead" | "redirected";

/** A body's answer with when and how it came. */
export type TrackedReceipt = Receipt & {
  readonly way: "answer" | "later" | "phone";
  readonly receivedAt: string;
};

/** A delivery with every answer to it, oldest first. */
export type TrackedDelivery = {
  readonly id: string;
  /** The notice that it was first sent for. */
  readonly notice: string;
  readonly organisation: string;
  readonly flow: string;
  readonly flowVersion: number;
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** What was done about an address that was hidden after this was told. */
  /** `held`: the body had taken it before the address was hidden. */
  readonly hiding: Hiding["hiding"] | "held" | null;
  readonly createdAt: Date;
  /** When the person told this; and, when it puts right what was told before, when they first told that. */
  readonly toldAt: Date;
  readonly firstToldAt: Date;
  readonly answeredAt: Date | null;
  readonly expectedBy: string | null;
  /** The delivery that a redirection made for another body. */
  readonly sentTo: string | null;
  readonly receipts: readonly TrackedReceipt[];
};

/** Deliveries by id, as far as this transaction's context may see them. */
export async function findDeliveries(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly TrackedDelivery[]> {
  const found = await tx.query<TrackedDelivery>(
    `select d.id, d.notice, d.organisation, d.flow, d.flow_version as "flowVersion", d.kind, d.state, d.attempts, coalesce(d.fields_hidden, d.fields) as fields, d.hiding,
      d.created_at as "createdAt", d.told_at as "toldAt",
      (with recursive earlier as (
        select d.undoes, d.told_at union all select e.undoes, e.told_at from delivery.delivery e join earlier on e.id = earlier.undoes
      ) select min(told_at) from earlier) as "firstToldAt",
      d.answered_at as "answeredAt", d.expected_by as "expectedBy", d.sent_to as "sentTo",
      coalesce((
        select jsonb_agg(r.body || jsonb_build_object('way', r.way, 'receivedAt', r.received_at) order by r.received_at, r.id)
        from delivery.receipt r where r.delivery = d.id
      ), '[]') as receipts
    from delivery.delivery d where d.id = any ($1)
    order by array_position($1::uuid[], d.id)`,
    [ids],
  );
  return found.map((one) => ({ ...one, receipts: one.receipts.map(readable) }));
}

const readableWords = (words: Words): Words => fillIn(words, partForAnybody);

/** A body that answers with the pack's words, unfilled, is read as anybody reads them. */
function readable(receipt: TrackedReceipt): TrackedReceipt {
  const { reason, asks, decision } = receipt;
  const appeal = decision?.appeal;
  return {
    ...receipt,
    ...(reason ? { reason: readableWords(reason) } : {}),
    ...(asks ? { asks: readableWords(asks) } : {}),
    ...(decision && {
      decision: {
        ...decision,
        words: readableWords(decision.words),
        ...(appeal && {
          appeal: { ...appeal, how: readableWords(appeal.how) },
        }),
      },
    }),
  };
}
