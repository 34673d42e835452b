import type { Tx } from "#postgres";
import type { Difference, HeldList } from "./find-differences.ts";

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
