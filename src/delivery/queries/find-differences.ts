import type { LocalDate } from "#kernel";
import type { Tx } from "#postgres";

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
