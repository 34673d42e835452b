import type { Facts } from "#decisions";
import type { Owner } from "#access";
import type { Id } from "#kernel";
import { newId } from "#kernel";
import type { Tx } from "#postgres";
import type { Answers } from "../journey.ts";

/** A journey that corrects a notice, or the one that was begun for it before, which is whose who goes on with it. */
export async function startCorrection(
  tx: Tx,
  start: {
    readonly owner: Owner;
    readonly customer: Id | undefined;
    readonly subject: Id;
    readonly event: string;
    readonly catalogue: string;
    readonly corrects: string;
    readonly answers: Answers;
    readonly found: Facts;
    readonly optOuts: readonly string[];
    readonly optIns: readonly string[];
    readonly claims: readonly string[];
  },
): Promise<Id> {
  const rows = await tx.query<{ id: Id }>(
    `with begun as (
       update telling.journey set owner = $2
       where id = (select id from telling.journey where (owner = $2 or customer = $13) and corrects = $6 and reference is null limit 1)
       returning id
     ), started as (
       insert into telling.journey (id, owner, customer, event, subject, catalogue, channel, token, corrects, answers, found, opt_outs, opt_ins, claims)
       select $1, $2, $13, $3, $4, $5, 'digital', $7, $6, $8, $9, $10, $11, $12 where not exists (select from begun)
       returning id
     )
     select id from begun union all select id from started`,
    [
      newId(),
      start.owner,
      start.event,
      start.subject,
      start.catalogue,
      start.corrects,
      newId(),
      JSON.stringify(Object.fromEntries(start.answers)),
      JSON.stringify(Object.fromEntries(start.found)),
      start.optOuts,
      start.optIns,
      start.claims,
      start.customer ?? null,
    ],
  );
  const row = rows[0];
  if (!row) throw new Error("A correction was neither found nor started.");
  return row.id;
}
