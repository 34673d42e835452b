import type { LocalDate } from "#kernel";
import type { Tx } from "#postgres";

/** A body that has answered us, and the first London day not yet compared with it. */
export type Uncompared = {
  readonly organisation: string;
  readonly since: LocalDate;
};

/** Every body with answers: since the day after its last comparison, or since its first answer. Steps from body to body along the index. */
export const findUncompared = (tx: Tx): Promise<readonly Uncompared[]> =>
  tx.query<Uncompared>(
    `with recursive body as (
      select min(organisation) as organisation from delivery.delivery where answered_at is not null
      union all
      select (select min(d.organisation) from delivery.delivery d where d.answered_at is not null and d.organisation > body.organisation)
      from body where body.organisation is not null
    )
    select organisation, coalesce(
      (select max(r.day) + 1 from delivery.reconciliation r where r.organisation = body.organisation),
      (select (min(d.answered_at) at time zone 'Europe/London')::date from delivery.delivery d where d.answered_at is not null and d.organisation = body.organisation)
    ) as since
    from body where organisation is not null`,
  );

/** One delivery on which both sides' lists differ. */
export type Difference = {
  readonly delivery: string;
  /** `not-held`: we have its answer, the body does not hold it. `not-answered`: it holds it, we have no answer. `not-ours`: we never sent it. */
  readonly kind: "not-held" | "not-answered" | "not-ours";
};

/** What a body says it received on a London day. */
export type HeldList = {
  readonly organisation: string;
  readonly day: LocalDate;
  readonly held: readonly string[];
};

/** A try just before midnight may be held on one day and answered on the next: only what no day explains is a difference. */
export const findDifferences = (
  tx: Tx,
  { organisation, day, held }: HeldList,
): Promise<readonly Difference[]> =>
  tx.query<Difference>(
    `with theirs as (
      select id, case when pg_input_is_valid(id, 'uuid') then id::uuid end as delivery from unnest($3::text[]) as id
    )
    select d.id::text as delivery, 'not-held' as kind
    from delivery.delivery d
    where d.organisation = $1
      and d.answered_at >= $2::date::timestamp at time zone 'Europe/London'
      and d.answered_at < ($2::date + 1)::timestamp at time zone 'Europe/London'
      and not exists (select from theirs where theirs.delivery = d.id)
      and not exists (
        select from delivery.attempt a
        where a.delivery = d.id and (a.at at time zone 'Europe/London')::date <> $2
      )
      and exists (select from delivery.receipt r where r.delivery = d.id and r.way = 'answer')
    union all
    select theirs.id, case when d.id is null then 'not-ours' else 'not-answered' end
    from theirs left join delivery.delivery d on d.id = theirs.delivery and d.organisation = $1
    where d.id is null or d.answered_at is null
    order by 1`,
    [organisation, day, held],
  );

/** Keeps what a comparison found and logs it, once for a body and day, with the person and event of each difference that we know. */
export async function keepComparison(
  tx: Tx,
  { organisation, day, held }: HeldList,
  differences: readonly Difference[],
): Promise<void> {
  await tx.query(
    `with kept as (
      insert into delivery.reconciliation (organisation, day, held, answered, differences)
      values ($1, $2, $3, (
        select count(*) from delivery.delivery
        where organisation = $1
          and answered_at >= $2::date::timestamp at time zone 'Europe/London'
          and answered_at < ($2::date + 1)::timestamp at time zone 'Europe/London'
      ), $4)
      on conflict (organisation, day) do nothing returning organisation
    ), differing as (
      select difference, d.subject, d.life_event
      from jsonb_array_elements($4::jsonb) as difference
      left join delivery.delivery d on difference ->> 'kind' <> 'not-ours' and d.id = (difference ->> 'delivery')::uuid
    )
    select log.append_all(array(
      select row('delivery.reconciled', null, organisation, jsonb_build_object('day', $2::date, 'held', $3::integer, 'differences', jsonb_array_length($4::jsonb)), null)::log.draft from kept
      union all
      select row('delivery.differs', subject, organisation, difference || jsonb_build_object('day', $2::date, 'event', life_event), null)::log.draft from kept, differing
    )) from kept`,
    [organisation, day, held.length, JSON.stringify(differences)],
  );
}
