-- Only notices.record writes consequences, after the notice itself: a foreign key costs a look-up a row and can find nothing.
alter table notices.consequence drop constraint consequence_notice_fkey;

-- As before; when every body is told, which is usual, the arrays go on as they came.
create or replace function notices.record(
  id uuid, reference text, token text, digest bytea, kind text, about uuid, life_event text, subject uuid, occurrence text,
  teller uuid, capacity text, mandate uuid, catalogue text, channel text, facts jsonb, reason text,
  organisations text[], flows text[], versions integer[], effects text[], kinds text[], discharges boolean[], estimates jsonb[],
  deliveries uuid[], fields jsonb[], undone uuid[]
) returns table (outcome text, notice uuid, notice_reference text) language plpgsql as $$
#variable_conflict use_column
declare
  first notices.notice;
  own_kinds text[] := record.kinds;
  own_deliveries uuid[] := record.deliveries;
begin
  if record.about is not null then
    select * into first from notices.notice n where n.token = record.token;
    if found then
      return query select case when first.digest = record.digest then 'repeated' else 'token-reused' end, first.id, first.reference;
      return;
    end if;
    update notices.notice n set state = record.kind, closed_by = record.id where n.id = record.about and n.state = 'standing';
    if not found then
      return query select 'not-standing', n.id, n.reference from notices.notice n where n.id = record.about;
      return;
    end if;
  end if;
  insert into notices.notice (id, reference, token, digest, kind, about, life_event, subject, occurrence, teller, capacity, mandate, catalogue, channel, facts, reason, state)
  values (record.id, record.reference, record.token, record.digest, record.kind, record.about, record.life_event, record.subject, record.occurrence,
    record.teller, record.capacity, record.mandate, record.catalogue, record.channel, record.facts, record.reason,
    case record.kind when 'withdrawn' then 'undoing' else 'standing' end)
  on conflict do nothing;
  if not found then
    select * into first from notices.notice n where n.token = record.token;
    if found then
      return query select case when first.digest = record.digest then 'repeated' else 'token-reused' end, first.id, first.reference;
      return;
    end if;
    select * into strict first from notices.notice n
      where n.subject = record.subject and n.life_event = record.life_event and n.occurrence = record.occurrence and n.state = 'standing';
    insert into notices.notice (id, reference, token, digest, kind, about, joins, life_event, subject, occurrence, teller, capacity, mandate, catalogue, channel, facts, reason, state)
    values (record.id, record.reference, record.token, record.digest, record.kind, record.about, first.id, record.life_event, record.subject, record.occurrence,
      record.teller, record.capacity, record.mandate, record.catalogue, record.channel, record.facts, record.reason, 'joined');
    -- What the first notice already tells is not told again.
    select array_agg(case when earlier.delivery is not null and k <> 'opted-out' then 'joined' else k end order by place),
      array_agg(case when k = 'opted-out' then null else coalesce(earlier.delivery, d) end order by place)
      into own_kinds, own_deliveries
      from unnest(record.flows, record.kinds, record.deliveries) with ordinality as mine(flow, k, d, place)
      left join lateral (
        select c.delivery from notices.consequence c join notices.notice n on n.id = c.notice
        where (n.id = first.id or n.joins = first.id) and c.flow = mine.flow and c.delivery is not null limit 1
      ) earlier on true;
  end if;
  if own_kinds <@ array['told', 'corrected', 'withdrawn'] then
    if cardinality(own_kinds) > 0 then
      perform delivery.enqueue(record.id, record.reference, record.subject, record.life_event, record.capacity, record.reason,
        own_deliveries, record.organisations, record.flows, record.versions, record.fields, own_kinds, record.undone);
    end if;
  else
    perform delivery.enqueue(record.id, record.reference, record.subject, record.life_event, record.capacity, record.reason,
        array_agg(d order by place), array_agg(o order by place), array_agg(f order by place), array_agg(v order by place),
        array_agg(x order by place), array_agg(k order by place), array_agg(u order by place))
      from unnest(own_deliveries, record.organisations, record.flows, record.versions, record.fields, own_kinds, record.undone)
        with ordinality as item(d, o, f, v, x, k, u, place)
      where k in ('told', 'corrected', 'withdrawn') having count(*) > 0;
  end if;
  insert into notices.consequence (notice, place, subject, organisation, flow, flow_version, effect, kind, discharges, estimate, delivery)
  select record.id, item.place, record.subject, item.o, item.f, item.v, item.e, item.k, item.c, item.s, item.d
  from unnest(record.organisations, record.flows, record.versions, record.effects, own_kinds, record.discharges, record.estimates, own_deliveries)
    with ordinality as item(o, f, v, e, k, c, s, d, place);
  update notices.notice n set log_entry = log.append('notice.' || case when first.id is null then record.kind else 'joined' end, record.subject, null,
    jsonb_build_object('notice', record.id, 'event', record.life_event, 'channel', record.channel, 'capacity', record.capacity,
      'flows', to_jsonb(record.flows), 'organisations', to_jsonb(record.organisations)),
    record.facts)
    where n.id = record.id;
  return query select case when first.id is null then 'confirmed' else 'joined' end, record.id, record.reference;
end $$;
