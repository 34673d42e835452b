import type { Tx } from "#postgres";
import type { LaterReceipt } from "../contract/receipt.ts";

export type ReceiptTaken = "taken" | "repeated" | "key-reused";

/** The body a delivery went to; undefined when there is no such delivery. */
export async function findDeliveryBody(
  tx: Tx,
  delivery: string,
): Promise<string | undefined> {
  const row = await tx.find<{ organisation: string }>(
    "select organisation from delivery.delivery where id = $1",
    [delivery],
  );
  return row?.organisation;
}

/**
 * Keeps a later answer and moves the delivery on; a repeat changes nothing. `accepted` never takes back a decision, and an answer to
 * a dead letter opens its lane again: the body had it after all.
 */
export async function receiveReceipt(
  tx: Tx,
  { delivery, ...receipt }: LaterReceipt,
  way: "later" | "phone",
): Promise<ReceiptTaken> {
  const row = await tx.find<{ kept: boolean }>(
    `with sent as (
      select * from delivery.delivery where id = $1 for update
    ), kept as (
      insert into delivery.receipt (delivery, id, organisation, subject, status, way, body, received_at)
      select id, $2, organisation, subject, $3, $4, $5, clock_timestamp() from sent
      on conflict do nothing returning delivery
    ), moved as (
      update delivery.delivery d set
        state = case when d.state = 'redirected' or ($3 = 'accepted' and d.state in ('acted', 'refused')) then d.state else $3 end,
        answered_at = coalesce(d.answered_at, clock_timestamp()),
        expected_by = coalesce(($5 ->> 'expectedBy')::date, d.expected_by)
      from kept where d.id = kept.delivery
    ), opened as (
      update delivery.lane set
        blocked_by = null, done = sent.number,
        ready_at = case when lane.numbered > sent.number then clock_timestamp() end
      from sent, kept where lane.id = sent.lane and lane.blocked_by = sent.id
    ), logged as (
      select log.append('delivery.' || $3, subject, organisation,
        jsonb_build_object('delivery', id, 'event', life_event, 'flow', flow, 'kind', kind, 'way', $4), $5)
      from sent where exists (select from kept)
    )
    select exists (select from kept) as kept from (select count(*) from logged) as done`,
    [delivery, receipt.id, receipt.status, way, JSON.stringify(receipt)],
  );
  if (row?.kept) return "taken";
  // A statement of its own: a twin that committed while the one above waited for it is seen only now.
  const known = await tx.find<{ same: boolean }>(
    `select body = $3 as same from delivery.receipt where delivery = $1 and id = $2`,
    [delivery, receipt.id, JSON.stringify(receipt)],
  );
  return known?.same ? "repeated" : "key-reused";
}
