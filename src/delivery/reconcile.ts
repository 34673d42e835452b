import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { addDays } from "#kernel";
import type { LocalDate } from "#kernel";
import type { Tx } from "#postgres";
import { bodyClient } from "./register-client.ts";
import type { BodyClientDeps, CallBody } from "./register-client.ts";
import { deliveryContext } from "./worker/run-delivery.ts";

/** One delivery on which both sides' lists differ. */
export type Difference = {
  readonly delivery: string;
  /** `not-held`: we have its answer, the body does not hold it. `not-answered`: it holds it, we have no answer. `not-ours`: we never sent it. */
  readonly kind: "not-held" | "not-answered" | "not-ours";
};

const heldShape = z.object({
  day: z.iso.date(),
  held: z.array(z.object({ id: z.string(), lanenumber: z.int() })),
});

const timeoutMs = 30_000;

/**
 * Compares what a body says it received on a London day with what we say it answered, and keeps the differences; each is logged,
 * for casework to follow. A body without the `held` address, or that does not answer, is left for the next try.
 */
export async function reconcile(
  deps: BodyClientDeps,
  organisation: string,
  day: LocalDate,
): Promise<readonly Difference[] | "unavailable"> {
  const call = bodyClient(deps, "held", timeoutMs);
  const held = await askHeld(call, organisation, day);
  if (held === undefined) return "unavailable";
  return deps.database.transaction(deliveryContext, async (tx) => {
    const differences = await findDifferences(tx, { organisation, day, held });
    await keep(tx, { organisation, day, held, differences });
    return differences;
  });
}

async function askHeld(
  call: CallBody,
  organisation: string,
  day: LocalDate,
): Promise<readonly string[] | undefined> {
  const answer = await call(organisation, { day }).catch(() => undefined);
  const read = heldShape.safeParse(answer?.json);
  return answer?.status === 200 && read.success && read.data.day === day
    ? read.data.held.map(({ id }) => id)
    : undefined;
}

type Compared = {
  readonly organisation: string;
  readonly day: LocalDate;
  readonly held: readonly string[];
};

/** A try just before midnight may be held on one day and answered on the next: only what no day explains is a difference. */
const findDifferences = (
  tx: Tx,
  { organisation, day, held }: Compared,
): Promise<readonly Difference[]> =>
  tx.query<Difference>(
    `with theirs as (select unnest($3::text[]) as id)
    select d.id::text as delivery, 'not-held' as kind
    from delivery.delivery d
    where d.organisation = $1 and (d.answered_at at time zone 'Europe/London')::date = $2 and d.id::text not in (select id from theirs)
      and not exists (
        select from delivery.attempt a
        where a.delivery = d.id and (a.at at time zone 'Europe/London')::date <> $2
      )
      and exists (select from delivery.receipt r where r.delivery = d.id and r.way = 'answer')
    union all
    select theirs.id, case when d.id is null then 'not-ours' else 'not-answered' end
    from theirs left join delivery.delivery d on d.id::text = theirs.id and d.organisation = $1
    where d.id is null or d.answered_at is null
    order by 1`,
    [organisation, day, held],
  );

async function keep(
  tx: Tx,
  {
    organisation,
    day,
    held,
    differences,
  }: Compared & { readonly differences: readonly Difference[] },
): Promise<void> {
  await tx.query(
    `with kept as (
      insert into delivery.reconciliation (organisation, day, held, answered, differences)
      values ($1, $2, $3, (
        select count(*) from delivery.delivery where organisation = $1 and (answered_at at time zone 'Europe/London')::date = $2
      ), $4)
      on conflict (organisation, day) do nothing returning organisation
    )
    select log.append_all(array(
      select row('delivery.reconciled', null, organisation, jsonb_build_object('day', $2::date, 'held', $3::integer, 'differences', jsonb_array_length($4::jsonb)), null)::log.draft from kept
      union all
      select row('delivery.differs', null, organisation, difference, null)::log.draft from kept, jsonb_array_elements($4::jsonb) as difference
    )) from kept`,
    [organisation, day, held.length, JSON.stringify(differences)],
  );
}

const pauseMs = 10 * 60_000;
/** Bodies have an hour after midnight to settle what was under way. */
const startHour = 1;

/** Each night compares the day before with every body that answered on it; what could not be compared is tried again. */
export async function runReconciliation(
  deps: BodyClientDeps,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const day = addDays(deps.clock.today(), -1);
    if (isSettled(deps.clock.now()))
      for (const organisation of await findUncompared(deps, day))
        await reconcile(deps, organisation, day);
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}

const isSettled = (now: Date): boolean => now.getUTCHours() >= startHour;

async function findUncompared(
  { database }: BodyClientDeps,
  day: LocalDate,
): Promise<readonly string[]> {
  const rows = await database.transaction(deliveryContext, (tx) =>
    tx.query<{ organisation: string }>(
      `select distinct d.organisation from delivery.delivery d
      where (d.answered_at at time zone 'Europe/London')::date = $1
        and not exists (select from delivery.reconciliation r where r.organisation = d.organisation and r.day = $1)`,
      [day],
    ),
  );
  return rows.map(({ organisation }) => organisation);
}
