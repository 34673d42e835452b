import type { Tx } from "#postgres";
import type { Receipt } from "../contract/receipt.ts";

/** One try and what came of it. */
export type Attempt = {
  readonly delivery: string;
  readonly number: number;
  readonly at: Date;
  readonly tookMs: number;
  readonly status?: number;
  readonly fault?: string;
  readonly answer?: string;
  readonly receipt?: Receipt;
  readonly dead?: boolean;
};

/** What a worker did in a lane while it held it. */
export type Visit = {
  readonly lane: string;
  readonly lease: number;
  /** The number of the last delivery that was answered. */
  readonly done: number;
  readonly retryInMs?: number;
  readonly blockedBy?: string;
  readonly attempts: readonly Attempt[];
};

const column = <T, V>(rows: readonly T[], value: (row: T) => V | undefined) =>
  rows.map((row) => value(row) ?? null);

const statement = `with freed as (
      update delivery.lane set
        done = visit.done, lease = null, held_until = null, blocked_by = visit.blocked_by,
        ready_at = case
          when visit.blocked_by is not null then null
          when visit.retry_ms is not null then clock_timestamp() + visit.retry_ms * interval '1 ms'
          when lane.numbered > visit.done then clock_timestamp()
        end
      from unnest($1::uuid[], $2::bigint[], $3::integer[], $4::double precision[], $5::uuid[]) as visit(lane, lease, done, retry_ms, blocked_by)
      where lane.id = visit.lane and lane.lease = visit.lease
      returning lane.id
    ), tries as materialized (
      select tries.* from unnest($6::uuid[], $7::uuid[], $8::integer[], $9::timestamptz[], $10::integer[], $11::integer[], $12::text[], $13::text[],
        $14::text[], $15::jsonb[]) as tries(lane, delivery, number, at, took_ms, status, fault, answer, state, receipt)
      join freed on freed.id = tries.lane
    ), answered as (
      update delivery.delivery as sent set
        attempts = tries.number,
        state = case when tries.state is null or (tries.state = 'accepted' and sent.state in ('acted', 'refused')) then sent.state else tries.state end,
        answered_at = case when tries.receipt is null then sent.answered_at else tries.at end,
        expected_by = coalesce((tries.receipt ->> 'expectedBy')::date, sent.expected_by),
        hiding = case when tries.fault = 'held-before-hidden' then 'held' else sent.hiding end,
        fields_hidden = case when tries.fault = 'held-before-hidden' then null else sent.fields_hidden end
      from tries where sent.id = tries.delivery
      returning sent.id, sent.subject, sent.organisation, sent.life_event, sent.flow, sent.kind, tries.number, tries.at, tries.took_ms, tries.status,
        tries.fault, tries.answer, tries.state, tries.receipt
    ), attempted as (
      insert into delivery.attempt (delivery, number, organisation, at, took_ms, status, fault, answer)
      select id, number, organisation, at, took_ms, status, fault, answer from answered
    ), received as (
      insert into delivery.receipt (delivery, id, organisation, subject, status, way, body, received_at)
      select id, receipt ->> 'id', organisation, subject, receipt ->> 'status', 'answer', receipt, at from answered where receipt is not null
      on conflict do nothing
    )
    select log.append_all(array_agg(row('delivery.' || state, subject, organisation,
      jsonb_build_object('delivery', id, 'event', life_event, 'flow', flow, 'kind', kind, 'attempts', number, 'fault', fault), receipt)::log.draft))
    from answered where state is not null having count(*) > 0`;

/**
 * Writes what came of many visits in one statement and frees their lanes.
 * A visit whose lease another worker has taken meanwhile is dropped whole: that worker asks again and gets the same answer.
 */
export async function recordVisits(
  tx: Tx,
  visits: readonly Visit[],
): Promise<void> {
  const tries = visits.flatMap(({ lane, attempts }) =>
    attempts.map((attempt) => ({ lane, ...attempt })),
  );
  await tx.query(statement, [
    column(visits, ({ lane }) => lane),
    column(visits, ({ lease }) => lease),
    column(visits, ({ done }) => done),
    column(visits, ({ retryInMs }) => retryInMs),
    column(visits, ({ blockedBy }) => blockedBy),
    column(tries, ({ lane }) => lane),
    column(tries, ({ delivery }) => delivery),
    column(tries, ({ number }) => number),
    column(tries, ({ at }) => at),
    column(tries, ({ tookMs }) => tookMs),
    column(tries, ({ status }) => status),
    column(tries, ({ fault }) => fault),
    column(tries, ({ answer }) => answer),
    column(tries, ({ dead, receipt }) => (dead ? "dead" : receipt?.status)),
    column(tries, ({ receipt }) => receipt && JSON.stringify(receipt)),
  ]);
}
