import type { Tx } from "#postgres";
import type { ReturnedContacts } from "../contract/returned-contacts.ts";

/** Keeps contacts a body received about an event; those kept before are left as they are. Gives how many were new. */
export async function receiveContacts(
  tx: Tx,
  organisation: string,
  { contacts }: ReturnedContacts,
): Promise<number> {
  const row = await tx.find<{ kept: number }>(
    `with kept as (
      insert into delivery.returned_contact (organisation, id, delivery, life_event, reason, channel, on_day)
      select coalesce(d.organisation, $1), c.id, d.id, c.lifeevent, c.reason, c.channel, c."on"
      from jsonb_to_recordset($2) as c(id text, delivery uuid, lifeevent text, reason text, channel text, "on" date)
      left join delivery.delivery d on d.id = c.delivery and $1 in (d.organisation, regexp_replace(d.organisation, ':.*', ':*'))
      on conflict do nothing returning *
    ), logged as (
      select log.append_all(array_agg(row('delivery.contact-returned', null, organisation,
        jsonb_build_object('event', life_event, 'reason', reason, 'channel', channel, 'on', on_day), null)::log.draft))
      from kept having count(*) > 0
    )
    select count(*)::integer as kept from kept, (select count(*) from logged) as done`,
    [organisation, JSON.stringify(contacts)],
  );
  return row?.kept ?? 0;
}
