import type { Owner } from "#access";
import type { Fact } from "#decisions";
import type { Id } from "#kernel";
import { newId } from "#kernel";
import type { Tx } from "#postgres";
import { claimEventId } from "../claiming.ts";
import type { JourneyChannel } from "../journey.ts";

/**
 * A journey that claims the chosen services; one that is open already takes the new choice and keeps its answers, unless it goes on from what
 * was told and had not done so before: answers about another happening are not this one's.
 */
export async function startClaim(
  tx: Tx,
  start: {
    readonly owner: Owner;
    readonly customer: Id;
    readonly catalogue: string;
    readonly channel: JourneyChannel;
    readonly services: readonly string[];
    /** What was told before that goes into the claim. */
    readonly found: ReadonlyMap<string, Fact>;
  },
): Promise<Id> {
  const rows = await tx.query<{ id: Id }>(
    `with begun as (
       update telling.journey set owner = $2, claims = $6, version = version + 1, changed_at = now(),
         found = found || $9::jsonb, answers = case when found @> $9::jsonb then answers else '{}' end
       where id = (select id from telling.journey where customer = $8 and event = $3 and corrects is null and reference is null
                   order by changed_at desc limit 1)
       returning id
     ), started as (
       insert into telling.journey (id, owner, customer, event, subject, catalogue, channel, token, claims, found)
       select $1, $2, $8, $3, $8, $4, $5, $7, $6, $9::jsonb where not exists (select from begun)
       returning id
     )
     select id from begun union all select id from started`,
    [
      newId(),
      start.owner,
      claimEventId,
      start.catalogue,
      start.channel,
      start.services,
      newId(),
      start.customer,
      JSON.stringify(Object.fromEntries(start.found)),
    ],
  );
  const row = rows[0];
  if (!row) throw new Error("A claim was neither found nor started.");
  return row.id;
}
