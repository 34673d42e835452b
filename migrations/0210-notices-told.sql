-- What was told once, and what follows from it for each body.

create schema notices;

-- A notice tells (`told`), corrects or withdraws; the last two are about an earlier one. `token` is the form's: a repeat finds its
-- first result, and `digest` tells a repeat from another meaning. `occurrence` names which happening it is (a death happens once; a move
-- has its day), so that a second teller joins the first notice instead of doubling it.
create table notices.notice (
  id uuid primary key,
  reference text not null constraint notice_reference unique,
  token text not null constraint notice_token unique,
  digest bytea not null,
  kind text not null check (kind in ('told', 'corrected', 'withdrawn')),
  about uuid references notices.notice,
  joins uuid references notices.notice,
  life_event text not null,
  subject uuid not null,
  occurrence text not null,
  teller uuid,
  capacity text not null,
  mandate uuid,
  catalogue text not null,
  channel text not null,
  facts jsonb not null,
  reason text,
  state text not null default 'standing' check (state in ('standing', 'joined', 'corrected', 'withdrawn', 'undoing')),
  closed_by uuid, -- no foreign key: notices.record writes the one it names right after
  log_entry bigint not null,
  confirmed_at timestamptz not null default now()
) with (fillfactor = 70);
create unique index notice_happening on notices.notice (subject, life_event, occurrence) where state = 'standing';
create index notice_subject on notices.notice (subject, confirmed_at);
create index notice_teller on notices.notice (teller, confirmed_at) where teller is not null;
create index notice_joins on notices.notice (joins) where joins is not null;
select context.protect('notices.notice', 'customer subject read append change, customer teller read append, process');

-- What follows for one flow. `delivery` is the last delivery of the flow: a correction that changes nothing for a body carries it over;
-- none when the person opted out.
create table notices.consequence (
  notice uuid not null, -- no foreign key: notices.record writes it after the notice itself
  place integer not null,
  subject uuid not null,
  organisation text not null,
  flow text not null,
  flow_version integer not null,
  effect text not null,
  kind text not null check (kind in ('told', 'corrected', 'withdrawn', 'unchanged', 'joined', 'opted-out')),
  discharges boolean not null,
  estimate jsonb,
  delivery uuid,
  primary key (notice, place)
);
select context.protect('notices.consequence', 'customer subject read append, organisation organisation read, process');

-- Writes one notice, its consequences, deliveries and log entry. Outcomes: confirmed; repeated (the token's first result);
-- joined (to the first notice about the same happening); token-reused (same token, other content: nothing written);
-- not-standing (the notice it is about was corrected or withdrawn before: nothing written).
create function notices.record(
  id uuid, reference text, token text, digest bytea, kind text, about uuid, life_event text, subject uuid, occurrence text,
  teller uuid, capacity text, mandate uuid, catalogue text, channel text, facts jsonb, reason text,
  organisations text[], flows text[], versions integer[], effects text[], kinds text[], discharges boolean[], estimates jsonb[],
  deliveries uuid[], fields jsonb[], undone uuid[], joins uuid default null,
  out outcome text, out notice uuid, out notice_reference text
) language plpgsql as $$
#variable_conflict use_column
declare
  first notices.notice;
begin
  if record.about is not null then
    select * into first from notices.notice n where n.token = record.token;
    if not found then
      update notices.notice n set state = record.kind, closed_by = record.id where n.id = record.about and n.state = 'standing';
      if not found then
        select 'not-standing', n.id, n.reference into outcome, notice, notice_reference from notices.notice n where n.id = record.about;
        return;
      end if;
    end if;
  end if;
  if first.id is null then
    outcome := case when record.joins is null then 'confirmed' else 'joined' end;
    with told as (
      insert into notices.notice (id, reference, token, digest, kind, about, joins, life_event, subject, occurrence, teller, capacity, mandate, catalogue,
        channel, facts, reason, log_entry, state)
      values (record.id, record.reference, record.token, record.digest, record.kind, record.about, record.joins, record.life_event, record.subject,
        record.occurrence, record.teller, record.capacity, record.mandate, record.catalogue, record.channel, record.facts, record.reason,
        nextval('log.entry_id'), case when record.joins is not null then 'joined' when record.kind = 'withdrawn' then 'undoing' else 'standing' end)
      on conflict do nothing
      returning id, reference, log_entry
    ), following as (
      insert into notices.consequence (notice, place, subject, organisation, flow, flow_version, effect, kind, discharges, estimate, delivery)
      select told.id, item.place, record.subject, item.o, item.f, item.v, item.e, item.k, item.c, item.s, item.d
      from told, unnest(record.organisations, record.flows, record.versions, record.effects, record.kinds, record.discharges, record.estimates,
        record.deliveries) with ordinality as item(o, f, v, e, k, c, s, d, place)
    ), sent as materialized (
      select told.id, told.reference, delivery.enqueue(told.id, told.reference, record.subject, record.life_event, record.capacity, record.reason,
        record.deliveries, record.organisations, record.flows, record.versions, record.fields, record.kinds, record.undone),
        log.append('notice.' || case when record.joins is null then record.kind else 'joined' end, record.subject, null,
          jsonb_build_object('notice', told.id, 'event', record.life_event, 'channel', record.channel, 'capacity', record.capacity,
            'flows', to_jsonb(record.flows), 'organisations', to_jsonb(record.organisations)),
          record.facts, told.log_entry)
      from told
    )
    select sent.id, sent.reference into notice, notice_reference from sent;
    if found then return; end if;
    select * into first from notices.notice n where n.token = record.token;
  end if;
  if first.id is not null then
    outcome := case when first.digest = record.digest then 'repeated' else 'token-reused' end;
    notice := first.id; notice_reference := first.reference;
    return;
  end if;
  -- Somebody told of the same happening before: this notice joins theirs, and what theirs already tells is not told again.
  select * into strict first from notices.notice n
    where n.subject = record.subject and n.life_event = record.life_event and n.occurrence = record.occurrence and n.state = 'standing';
  select array_agg(case when earlier.delivery is not null and k <> 'opted-out' then 'joined' else k end order by place),
    array_agg(case when k = 'opted-out' then null else coalesce(earlier.delivery, d) end order by place)
    into record.kinds, record.deliveries
    from unnest(record.flows, record.kinds, record.deliveries) with ordinality as mine(flow, k, d, place)
    left join lateral (
      select c.delivery from notices.consequence c join notices.notice n on n.id = c.notice
      where (n.id = first.id or n.joins = first.id) and c.flow = mine.flow and c.delivery is not null limit 1
    ) earlier on true;
  select r.outcome, r.notice, r.notice_reference into outcome, notice, notice_reference
    from notices.record(record.id, record.reference, record.token, record.digest, record.kind, record.about, record.life_event, record.subject,
      record.occurrence, record.teller, record.capacity, record.mandate, record.catalogue, record.channel, record.facts, record.reason,
      record.organisations, record.flows, record.versions, record.effects, record.kinds, record.discharges, record.estimates,
      record.deliveries, record.fields, record.undone, first.id) as r;
end $$;
