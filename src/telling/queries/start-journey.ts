import type { Fact } from "#decisions";
import type { Owner } from "#access";
import type { Id } from "#kernel";
import { newId } from "#kernel";
import type { Tx } from "#postgres";
import type { Journey, JourneyChannel } from "../journey.ts";
import type { JourneyRow } from "./journey-row.ts";
import { journeyColumns, journeyOf } from "./journey-row.ts";

/**
 * The open journey of this owner, event and subject, or a new one: starting twice goes on with what was begun,
 * under the catalogue it began with. What another began in the same customer's name is from then on whose who goes on with it.
 */
export async function startJourney(
  tx: Tx,
  start: {
    readonly event: string;
    readonly owner: Owner;
    readonly customer: Id | undefined;
    readonly subject: Id;
    readonly catalogue: string;
    readonly channel: JourneyChannel;
    readonly found: ReadonlyMap<string, Fact>;
  },
): Promise<Journey> {
  const rows = await tx.query<JourneyRow>(
    `with begun as (
       update telling.journey set owner = $2 where id = (
         select id from telling.journey
         where (owner = $2 or customer = $9) and event = $3 and subject = $4 and corrects is null and reference is null
         order by changed_at desc limit 1)
       returning ${journeyColumns}
     ), started as (
       insert into telling.journey (id, owner, customer, event, subject, catalogue, channel, token, found)
       select $1, $2, $9, $3, $4, $5, $6, $7, $8 where not exists (select from begun)
       returning ${journeyColumns}
     )
     select * from begun union all select * from started`,
    [
      newId(),
      start.owner,
      start.event,
      start.subject,
      start.catalogue,
      start.channel,
      newId(),
      JSON.stringify(Object.fromEntries(start.found)),
      start.customer ?? null,
    ],
  );
  const row = rows[0];
  if (!row) throw new Error("A journey was neither found nor started.");
  return journeyOf(row);
}
