import type { Tx } from "#postgres";
import type { DeliveryKind } from "../contract/event.ts";
import type { Hiding } from "./record-hiding.ts";

/** A delivery whose turn has come. */
export type DueDelivery = {
  readonly id: string;
  readonly notice: string;
  readonly number: number;
  readonly kind: DeliveryKind;
  readonly reference: string;
  readonly lifeEvent: string;
  readonly capacity: string;
  readonly undoes: string | null;
  readonly reason: string | null;
  readonly flow: string;
  readonly flowVersion: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Tries made so far, and how many of them a person has forgiven. */
  readonly attempts: number;
  readonly forgiven: number;
  readonly toldAt: string;
  /** What is done about an address that was hidden since it was told. */
  readonly hiding?: Hiding["hiding"];
  /** Other fields go than were told, because of that: at this try or one before. */
  readonly isChanged: boolean;
};

/** A delivery with the body that it is about to be sent to. */
export type DueToSend = Pick<
  DueDelivery,
  "id" | "notice" | "flow" | "fields"
> & {
  readonly organisation: string;
};

/** A lane that this worker holds until its lease ends; `lease` is the fencing token. */
export type LeasedLane = {
  readonly lane: string;
  readonly organisation: string;
  readonly done: number;
  readonly lease: number;
  readonly deliveries: readonly DueDelivery[];
};

const deliveriesPerVisitMax = 8;

/** The deliveries of a lane that a visit may send. */
const nextIn = (lane: string): string =>
  `delivery.delivery d where d.lane = ${lane}.id and d.number > ${lane}.done and d.number <= ${lane}.done + ${deliveriesPerVisitMax}`;
/** The log attests whom a delivery is about and who gets it, not its lane: one that says otherwise is led to nobody. */
const isOf = (lane: string): string =>
  `d.organisation = ${lane}.organisation and d.subject = ${lane}.subject`;

/**
 * Takes lanes whose time has come, longest waiting first, with the deliveries next in each. Lanes other workers are taking are passed over,
 * and so is one that is said to be another body's or person's than its deliveries.
 */
export const leaseLanes = (
  tx: Tx,
  wanted: {
    readonly lanesMax: number;
    readonly leaseMs: number;
    /** Bodies that have their share of this worker already. */
    readonly except: readonly string[];
  },
): Promise<readonly LeasedLane[]> =>
  tx.query<LeasedLane>(
    `with ready as (
      select id from delivery.lane
      where ready_at <= clock_timestamp() and (held_until is null or held_until <= clock_timestamp()) and organisation <> all ($3::text[])
        and (select bool_and(${isOf("lane")}) from ${nextIn("lane")}) is not false
      order by ready_at limit $1 for update skip locked
    ), held as (
      update delivery.lane set lease = nextval('delivery.lease'), held_until = clock_timestamp() + $2 * interval '1 ms'
      from ready where lane.id = ready.id
      returning lane.*
    )
    select held.id as lane, held.organisation, held.done, held.lease, coalesce(due.deliveries, '[]') as deliveries
    from held left join lateral (
      select jsonb_agg(jsonb_build_object('id', id, 'notice', notice, 'number', number, 'kind', kind, 'reference', reference, 'lifeEvent', life_event,
        'capacity', capacity, 'undoes', undoes, 'reason', reason, 'flow', flow, 'flowVersion', flow_version, 'fields', coalesce(fields_hidden, fields),
        'attempts', attempts, 'forgiven', forgiven, 'toldAt', told_at, 'isChanged', fields_hidden is not null) order by number) as deliveries
      from (
        select * from ${nextIn("held")} and ${isOf("held")}
      ) as next
    ) as due on true`,
    [wanted.lanesMax, wanted.leaseMs, wanted.except],
  );
