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
