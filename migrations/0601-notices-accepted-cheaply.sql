-- As before; what is assigned needs no statement of its own.
create or replace function notices.record_death() returns trigger language plpgsql as $$
declare
  done text;
begin
  done := people.record_death(new.subject, new.id, new.confirmed_at);
  return null;
end $$;

create or replace function notices.record(
  id uuid, reference text, token text, digest bytea, kind text, about uuid, life_event text, subject uuid, occurrence text,
  teller uuid, capacity text, mandate uuid, catalogue text, channel text, facts jsonb, reason text,
  organisations text[], flows text[], versions integer[], effects text[], kinds text[], discharges boolean[], estimates jsonb[],
  deliveries uuid[], fields jsonb[], undone uuid[], owner text default null, customer uuid default null, joins uuid default null,
  out outcome text, out notice uuid, out notice_reference text
) language plpgsql as $$
#variable_conflict use_column
declare
  first notices.notice;
  earlier notices.notice;
  held text;
begin
  if record.about is not null then
    select * into first from notices.notice n where n.token = record.token;
    if not found then
      select * into earlier from notices.notice n where n.id = record.about for update;
      if earlier.state not in ('standing', 'joined') then
        select 'not-standing', n.id, n.reference into outcome, notice, notice_reference from notices.notice n where n.id = record.about;
        return;
      end if;
      update notices.notice n set state = record.kind, closed_by = record.id where n.id = record.about;
      if record.kind = 'corrected' then
        record.joins := earlier.joins;
      elsif earlier.state = 'standing' then
        perform notices.promote(record.about);
      end if;
    end if;
  end if;
  if record.about is null and record.joins is null then
    held := pg_advisory_xact_lock(hashtextextended(record.subject || ' ' || record.life_event, 0));
  end if;
  if first.id is null then
    outcome := case when record.joins is null or record.about is not null then 'confirmed' else 'joined' end;
    with told as (
      insert into notices.notice (id, reference, token, digest, kind, about, joins, life_event, subject, occurrence, teller, capacity, mandate, catalogue,
        channel, facts, reason, log_entry, state, owner, customer)
      values (record.id, record.reference, record.token, record.digest, record.kind, record.about, record.joins, record.life_event, record.subject,
        record.occurrence, record.teller, record.capacity, record.mandate, record.catalogue, record.channel, record.facts, record.reason,
        nextval('log.entry_id'), case when record.joins is not null then 'joined' when record.kind = 'withdrawn' then 'undoing' else 'standing' end,
        record.owner, record.customer)
      on conflict do nothing
      returning id, reference, log_entry
    ), following as (
      insert into notices.consequence (notice, place, subject, organisation, flow, flow_version, effect, kind, discharges, estimate, delivery, said)
      select told.id, item.place, record.subject, item.o, item.f, item.v, item.e, item.k, item.c, item.s, item.d, case when item.k = 'joined' then item.said end
      from told, unnest(record.organisations, record.flows, record.versions, record.effects, record.kinds, record.discharges, record.estimates,
        record.deliveries, record.fields) with ordinality as item(o, f, v, e, k, c, s, d, said, place)
    ), sent as materialized (
      select told.id, told.reference, delivery.enqueue(told.id, told.reference, record.subject, record.life_event, record.capacity, record.reason,
        record.deliveries, record.organisations, record.flows, record.versions, record.fields, record.kinds, record.undone),
        log.append('notice.' || case when record.joins is null or record.about is not null then record.kind else 'joined' end, record.subject, null,
          jsonb_build_object('notice', told.id, 'event', record.life_event, 'channel', record.channel, 'capacity', record.capacity,
            'flows', to_jsonb(record.flows), 'organisations', to_jsonb(record.organisations)),
          record.facts, told.log_entry)
      from told
    )
    select sent.id, sent.reference into notice, notice_reference from sent;
    if found then
      if record.kind = 'corrected' then
        -- Whoever joined what was corrected joins what stands in its place, which is written by now.
        update notices.notice n set joins = record.id where n.joins = record.about and n.state = 'joined';
        -- Whoever else tells the same to a body goes on with what that body was told last.
        update notices.consequence c set delivery = item.d
        from unnest(record.deliveries, record.undone, record.kinds) as item(d, u, k), notices.notice n
        where item.k = 'corrected' and c.delivery = item.u and n.subject = record.subject and n.id = c.notice
          and n.state in ('standing', 'joined') and n.id <> record.id;
      end if;
      return;
    end if;
    select * into first from notices.notice n where n.token = record.token;
  end if;
  if first.id is not null then
    outcome := case when first.digest = record.digest then 'repeated' else 'token-reused' end;
    notice := first.id; notice_reference := first.reference;
    return;
  end if;
  -- Who told of it themselves, or in the same customer's name, joins nobody: the caller says whether it is corrected.
  if record.about is null and record.joins is null then
    select * into first from notices.notice n
      where n.subject = record.subject and n.life_event = record.life_event and n.occurrence = record.occurrence
        and n.state in ('standing', 'joined') and (n.owner = record.owner or n.customer = record.customer)
      order by n.confirmed_at desc limit 1;
    if found then
      outcome := case when first.digest = record.digest then 'told-alike' else 'told-otherwise' end;
      notice := first.id; notice_reference := first.reference;
      return;
    end if;
  end if;
  -- Somebody told of the same happening before: this notice joins theirs, and what others already tell is not told again. The lock holds
  -- off a withdrawal; when one came first there may be nobody left to join.
  select * into first from notices.notice n
    where n.subject = record.subject and n.life_event = record.life_event and n.occurrence = record.occurrence and n.state = 'standing' for update;
  if first.id is not null then
    select array_agg(case when earlier.delivery is not null and k <> 'opted-out' then 'joined' else k end order by place),
      array_agg(case when k = 'opted-out' then null else coalesce(earlier.delivery, d) end order by place)
      into record.kinds, record.deliveries
      from unnest(record.flows, record.organisations, record.kinds, record.deliveries) with ordinality as mine(flow, organisation, k, d, place)
      left join lateral (
        select c.delivery from notices.consequence c join notices.notice n on n.id = c.notice
        where (n.id = first.id or n.joins = first.id) and n.state in ('standing', 'joined') and c.flow = mine.flow and c.organisation = mine.organisation
          and c.delivery is not null and c.kind not in ('withdrawn', 'released') limit 1
      ) earlier on true;
  end if;
  select r.outcome, r.notice, r.notice_reference into outcome, notice, notice_reference
    from notices.record(record.id, record.reference, record.token, record.digest, record.kind, record.about, record.life_event, record.subject,
      record.occurrence, record.teller, record.capacity, record.mandate, record.catalogue, record.channel, record.facts, record.reason,
      record.organisations, record.flows, record.versions, record.effects, record.kinds, record.discharges, record.estimates,
      record.deliveries, record.fields, record.undone, record.owner, record.customer, first.id) as r;
end $$;
