-- Door: what the same teller, or somebody in the same customer's name, told of the same happening, if that still stands. Whoever tells, corrects or
-- takes back an event of its subject waits until this transaction ends.
create function notices.own_telling(
  subject uuid, life_event text, occurrence text, owner text, customer uuid,
  out id uuid, out reference text, out digest bytea, out token text
) returns setof record language plpgsql as $$
#variable_conflict use_column
begin
  perform pg_advisory_xact_lock(hashtextextended(own_telling.subject || ' ' || own_telling.life_event, 0));
  return query select n.id, n.reference, n.digest, n.token from notices.notice n
    where n.subject = own_telling.subject and n.life_event = own_telling.life_event and n.occurrence = own_telling.occurrence
      and n.state in ('standing', 'joined') and (n.owner = own_telling.owner or n.customer = own_telling.customer)
    order by n.confirmed_at desc limit 1;
end $$;
