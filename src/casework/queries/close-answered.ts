import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { TaskKind } from "../case-task.ts";

/** What the log says of a delivery that settles tasks about it which began earlier. */
export type Settled = {
  readonly delivery: Id;
  readonly position: number;
  readonly kinds: readonly TaskKind[];
};

/** Closes open tasks about deliveries that were answered after the task began. Closing twice changes nothing. */
export async function closeAnswered(
  tx: Tx,
  settled: readonly Settled[],
): Promise<void> {
  if (settled.length === 0) return;
  const pairs = settled.flatMap(({ kinds, ...one }) =>
    kinds.map((kind) => ({ ...one, kind })),
  );
  await tx.query(
    `with closed as (
       update casework.case_task task set closed_at = clock_timestamp(), outcome = 'answered'
       from (select delivery, kind, max(position) as position
             from unnest($1::uuid[], $2::text[], $3::bigint[]) as one(delivery, kind, position) group by delivery, kind) as answered
       where task.delivery = answered.delivery and task.kind = answered.kind and task.closed_at is null
         and task.position < answered.position
       returning task.id, task.organisation, task.subject, task.kind, task.life_event
     ), stepped as (
       insert into casework.task_step (case_task, organisation, what) select id, organisation, 'answered' from closed
     )
     select log.append('casework.task-answered', subject, organisation,
       jsonb_build_object('task', id, 'kind', kind, 'event', life_event)) from closed`,
    [
      pairs.map(({ delivery }) => delivery),
      pairs.map(({ kind }) => kind),
      pairs.map(({ position }) => position),
    ],
  );
}
