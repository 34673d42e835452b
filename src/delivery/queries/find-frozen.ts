import type { Tx } from "#postgres";

/** Lanes with work left that no worker will come to: neither due within a day, nor stopped by a dead letter that a person settles. */
export const findFrozenLanes = async (tx: Tx): Promise<readonly string[]> =>
  (
    await tx.query<{ id: string }>(
      `select id from (select * from delivery.lane where numbered > done and ready_at is null
         union all select * from delivery.lane where numbered > done and ready_at is not null) lane where case
         when blocked_by is not null then not exists (select from delivery.delivery d where d.id = lane.blocked_by and d.lane = lane.id and d.state = 'dead')
         else ready_at is null or greatest(ready_at, held_until) > clock_timestamp() + interval '1 day' end`,
    )
  ).map(({ id }) => id);

/** What is wrong with lanes and with what deliveries hold that the log does not attest, for whoever verifies: frozen or diverted ones, and deliveries that wait where their lane has passed or never comes. */
export async function findDeliveryFaults(tx: Tx): Promise<readonly string[]> {
  const frozen = await findFrozenLanes(tx);
  const others = await tx.query<{ message: string }>(
    `select 'delivery.delivery/' || id || ' was changed: its ' || what || ' is not what the rows say that it follows from.' as message from (select d.id,
       case when d.told_at <> coalesce(moved.told_at, min(d.created_at) over (partition by d.notice)) and d.told_at is distinct from refused.told_at then 'told_at' when d.attempts <> (select count(*) from delivery.attempt a where a.delivery = d.id)
         or d.forgiven not between 0 and d.attempts then 'attempts' end as what
       from delivery.delivery d left join delivery.delivery moved on moved.sent_to = d.id::text
         -- What a body refused and is told again keeps its day; that it once refused stands in its receipts, whatever it said since.
         left join delivery.delivery refused on moved.id is null and d.kind = 'corrected' and refused.id = d.undoes and d.fields in (refused.fields, refused.fields_hidden)
           and (refused.state = 'redirected' or exists (select from delivery.receipt r where r.delivery = refused.id and r.status = 'refused'))) as each_one where what is not null
     union all
     select 'delivery.lane/' || lane.id || ' was changed: its body, person or numbering is not that of its deliveries.'
     from delivery.lane join delivery.delivery d on d.lane = lane.id group by lane.id
     having bool_or((d.organisation, d.subject) is distinct from (lane.organisation, lane.subject)) or max(d.number) <> lane.numbered
     union all
     select 'delivery.delivery/' || d.id || ' waits, and its lane has passed it or never comes to it.'
     from delivery.delivery d left join delivery.lane on lane.id = d.lane
     where d.state = 'waiting' and (d.number between lane.done + 1 and lane.numbered) is not true`,
  );
  return [
    ...frozen.map(
      (id) =>
        `delivery.lane/${id} is frozen: work is left in it, and it is neither due nor stopped by a dead letter.`,
    ),
    ...others.map(({ message }) => message),
  ];
}
