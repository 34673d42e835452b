import type { Owner } from "#access";
import type { Id } from "#kernel";
import { newId } from "#kernel";
import type { Tx } from "#postgres";
import type { Answers, Journey, JourneyChannel } from "../journey.ts";
import type { JourneyRow } from "./journey-row.ts";
import { journeyColumns, journeyOf } from "./journey-row.ts";

type Start = {
  readonly event: string;
  readonly owner: Owner;
  readonly customer: Id | undefined;
  readonly subject: Id;
  readonly catalogue: string;
  readonly channel: JourneyChannel;
} & Pick<Journey, "found"> &
  Partial<
    Pick<Journey, "corrects" | "answers" | "optOuts" | "optIns" | "claims">
  >;

/**
 * The open journey of this owner, event and subject, or the one that corrects the same notice, or a new one: starting twice goes on with what
 * was begun, under the catalogue it began with. What corrects a claim goes on from what that went on from. What another began in the same
 * customer's name is from then on whose who goes on with it.
 */
export async function startJourney(tx: Tx, start: Start): Promise<Journey> {
  const { found, answers = new Map(), ...rest } = start;
  const { customer, corrects, optOuts = [], optIns = [], claims = [] } = rest;
  const row = await tx.find<JourneyRow>(
    `with begun as (
       update telling.journey set owner = $owner where id = (
         select id from telling.journey
         where (owner = $owner or customer = $customer) and event = $event and subject = $subject and corrects is not distinct from $corrects and reference is null
         order by changed_at desc limit 1)
       returning ${journeyColumns}
     ), started as (
       insert into telling.journey (id, owner, customer, event, subject, catalogue, channel, token, found, corrects, answers, opt_outs, opt_ins, claims, goes_on_from, unshown)
       select $id, $owner, $customer, $event, $subject, $catalogue, $channel, $token, $found, $corrects, $answers, $optOuts, $optIns, $claims,
         told.goes_on_from, coalesce(told.unshown, '{}')
       from (select) as one left join (select goes_on_from, unshown from telling.journey where reference = $corrects limit 1) as told on true
       where not exists (select from begun)
       returning ${journeyColumns}
     )
     select * from begun union all select * from started`,
    {
      ...rest,
      customer,
      corrects,
      optOuts,
      optIns,
      claims,
      id: newId(),
      token: newId(),
      found: jsonOf(found),
      answers: jsonOf(answers),
    },
  );
  if (!row) throw new Error("A journey was neither found nor started.");
  return journeyOf(row);
}

/** Facts or answers as a column keeps them. */
export const jsonOf = (facts: Answers): string =>
  JSON.stringify(Object.fromEntries(facts));
