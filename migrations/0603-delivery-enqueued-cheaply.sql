-- As before; what goes wrong is looked into by a function of its own.
-- Says which flow is not signed or would carry a field outside; raising undoes what was written.
create function delivery.refuse(flows text[], versions integer[], fields jsonb[], kinds text[]) returns void language plpgsql as $$
declare
  wrong record;
begin
  select f.flow, f.version, s.flow is null as unsigned, (select string_agg(name, ', ') from jsonb_object_keys(f.fields - s.fields) as name) as outside
    into wrong
    from unnest(refuse.flows, refuse.versions, refuse.fields, refuse.kinds) as f(flow, version, fields, kind)
    left join delivery.signed_flow s on s.flow = f.flow and s.version = f.version
    where f.kind = any (array['told', 'corrected', 'withdrawn']) and (s.flow is null or f.fields - s.fields <> '{}')
    limit 1;
  if wrong.unsigned then
    raise exception 'Flow % version % is not signed, so nothing may be sent by it; publish the catalogue that holds it.', wrong.flow, wrong.version
      using errcode = 'JD001';
  elsif found then
    raise exception 'Flow % version % does not allow the fields %; send only its fields or have a new version signed.', wrong.flow, wrong.version, wrong.outside
      using errcode = 'JD002';
  end if;
end $$;

create or replace function delivery.enqueue(
  notice uuid, reference text, subject uuid, life_event text, capacity text, reason text,
  ids uuid[], organisations text[], flows text[], versions integer[], fields jsonb[], kinds text[], undone uuid[],
  told_at timestamptz default null
) returns void language plpgsql as $$
#variable_conflict use_column
declare
  sent constant text[] := array['told', 'corrected', 'withdrawn'];
  again timestamptz[];
  written integer;
begin
  if 'corrected' = any (enqueue.kinds) then
    select array_agg(refused.told_at order by w.place) into again
      from unnest(enqueue.kinds, enqueue.undone, enqueue.fields) with ordinality as w(kind, undoes, fields, place)
      left join delivery.delivery refused on w.kind = 'corrected' and refused.id = w.undoes and refused.state in ('refused', 'redirected')
        and coalesce(refused.fields_hidden, refused.fields) = w.fields;
  end if;
  with wanted as materialized (
    select w.* from unnest(enqueue.ids, enqueue.organisations, enqueue.flows, enqueue.versions, enqueue.fields, enqueue.kinds, enqueue.undone)
      with ordinality as w(id, organisation, flow, version, fields, kind, undoes, place)
    join delivery.signed_flow s on s.flow = w.flow and s.version = w.version and w.fields - s.fields = '{}'
    where w.kind = any (sent)
  ), lanes as (
    insert into delivery.lane as held (subject, organisation, numbered, ready_at)
    select enqueue.subject, w.organisation, count(*), clock_timestamp() from wanted w group by w.organisation order by w.organisation
    on conflict (subject, organisation) do update set
      numbered = held.numbered + excluded.numbered,
      ready_at = case when held.blocked_by is null then coalesce(held.ready_at, excluded.ready_at) end
    returning id, organisation, numbered
  )
  insert into delivery.delivery (id, lane, number, subject, organisation, notice, reference, life_event, capacity, kind, undoes, reason, flow, flow_version, fields, told_at)
  select w.id, l.id, l.numbered - count(*) over lane + row_number() over (lane order by w.place rows between unbounded preceding and unbounded following),
    enqueue.subject, w.organisation, enqueue.notice, enqueue.reference, enqueue.life_event, enqueue.capacity, w.kind, w.undoes, enqueue.reason, w.flow, w.version, w.fields,
    coalesce(enqueue.told_at, again[w.place], now())
  from wanted w join lanes l using (organisation)
  window lane as (partition by w.organisation);
  get diagnostics written = row_count;
  if written <> cardinality(array_positions(kinds, 'told')) + cardinality(array_positions(kinds, 'corrected')) + cardinality(array_positions(kinds, 'withdrawn')) then
    perform delivery.refuse(enqueue.flows, enqueue.versions, enqueue.fields, enqueue.kinds);
  end if;
end $$;
