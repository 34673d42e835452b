-- Who is told what: endpoints of bodies, signed flows, lanes (one subject at one body), deliveries, attempts, receipts.

create schema delivery;

-- Where a body receives, and the key it signs with. 'council:*' stands for every council without a row of its own;
-- '{organisation}' in its address is replaced by the council's id.
create table delivery.endpoint (
  organisation text primary key,
  url text not null check (url ~ '^https?://'),
  key_id text not null,
  public_key jsonb not null,
  changed_at timestamptz not null default now()
);
create unique index endpoint_key on delivery.endpoint (key_id);
select context.protect('delivery.endpoint', 'process, organisation organisation read');

-- A flow as an officer of the body signed it. A version never changes; without a gateway nothing is sent.
create table delivery.signed_flow (
  flow text not null,
  version integer not null check (version > 0),
  fields text[] not null,
  gateway text not null check (gateway <> ''),
  controller text not null,
  officer text not null,
  signed_on date not null,
  primary key (flow, version)
);
select context.protect('delivery.signed_flow', 'anyone read, process');

-- One subject at one body. `id` is the name by which this body, and no other, knows the subject.
-- Numbers 1..numbered were given, 1..done are settled; so work is left exactly while numbered > done.
-- `ready_at` is when the next delivery is due; null when there is nothing to do or a dead letter blocks the lane.
-- `lease` is the fencing token of the worker that holds the lane until `held_until`; no index has either, so that taking a lane stays cheap.
create table delivery.lane (
  id uuid primary key default gen_random_uuid(),
  subject uuid not null,
  organisation text not null,
  numbered integer not null,
  done integer not null default 0,
  ready_at timestamptz,
  lease bigint,
  held_until timestamptz,
  blocked_by uuid,
  unique (subject, organisation)
) with (fillfactor = 70);
create index lane_ready on delivery.lane (ready_at) where ready_at is not null;
select context.protect('delivery.lane', 'customer subject read append change, organisation organisation read change, process');
create sequence delivery.lease;
grant usage on sequence delivery.lease to joinery_app;

-- One event for one body by one flow. `forgiven` attempts were made before a person decided to try again and no longer count.
create table delivery.delivery (
  id uuid primary key,
  lane uuid not null, -- no foreign key: delivery.enqueue writes it with the lane it has just written or locked
  number integer not null,
  subject uuid not null,
  organisation text not null,
  notice uuid not null,
  reference text not null,
  life_event text not null,
  capacity text not null,
  kind text not null check (kind in ('told', 'corrected', 'withdrawn')),
  undoes uuid references delivery.delivery,
  reason text,
  flow text not null,
  flow_version integer not null,
  fields jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'acted', 'refused', 'dead', 'redirected')),
  attempts integer not null default 0,
  forgiven integer not null default 0,
  created_at timestamptz not null default now(),
  answered_at timestamptz,
  expected_by date,
  sent_to text,
  unique (lane, number)
) with (fillfactor = 70);
create index delivery_notice on delivery.delivery (notice);
select context.protect('delivery.delivery', 'customer subject read append, organisation organisation read change, process');

-- One try. `status` is the HTTP status when there was an answer; `fault` a stable code when it was not a receipt.
create table delivery.attempt (
  delivery uuid not null references delivery.delivery,
  number integer not null,
  organisation text not null,
  at timestamptz not null,
  took_ms integer not null,
  status integer,
  fault text,
  answer text,
  primary key (delivery, number)
);
select context.protect('delivery.attempt', 'organisation organisation read, process');

-- A body's answers: in the answer to a try, later, or by phone. The id is the body's and names the answer among those to one delivery.
create table delivery.receipt (
  delivery uuid not null references delivery.delivery,
  id text not null,
  organisation text not null,
  subject uuid not null,
  status text not null check (status in ('accepted', 'acted', 'refused')),
  way text not null check (way in ('answer', 'later', 'phone')),
  body jsonb not null,
  received_at timestamptz not null default now(),
  primary key (delivery, id)
);
select context.protect('delivery.receipt', 'customer subject read, organisation organisation read append, process');

-- Writes the deliveries of one notice and numbers them in their lanes, inside the caller's one statement.
-- Lanes are taken in the order of their organisation, so that two notices about one subject cannot wait for each other.
-- Rows of other kinds than told, corrected and withdrawn are passed over: they follow from the notice but nothing is sent.
-- The fields are checked by the join that writes the rows; only when one is missing is it worked out which.
create function delivery.enqueue(
  notice uuid, reference text, subject uuid, life_event text, capacity text, reason text,
  ids uuid[], organisations text[], flows text[], versions integer[], fields jsonb[], kinds text[], undone uuid[]
) returns void language plpgsql as $$
#variable_conflict use_column
declare
  sent constant text[] := array['told', 'corrected', 'withdrawn'];
  wrong record;
  written integer;
begin
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
  insert into delivery.delivery (id, lane, number, subject, organisation, notice, reference, life_event, capacity, kind, undoes, reason, flow, flow_version, fields)
  select w.id, l.id, l.numbered - count(*) over lane + row_number() over (lane order by w.place rows between unbounded preceding and unbounded following),
    enqueue.subject, w.organisation, enqueue.notice, enqueue.reference, enqueue.life_event, enqueue.capacity, w.kind, w.undoes, enqueue.reason, w.flow, w.version, w.fields
  from wanted w join lanes l using (organisation)
  window lane as (partition by w.organisation);
  get diagnostics written = row_count;
  if written = (select count(*) from unnest(enqueue.kinds) as kind where kind = any (sent)) then return; end if;
  -- Some flow is not signed or would carry a field outside: say which; raising undoes what was written above.
  select f.flow, f.version, s.flow is null as unsigned, (select string_agg(name, ', ') from jsonb_object_keys(f.fields - s.fields) as name) as outside
    into wrong
    from unnest(enqueue.flows, enqueue.versions, enqueue.fields, enqueue.kinds) as f(flow, version, fields, kind)
    left join delivery.signed_flow s on s.flow = f.flow and s.version = f.version
    where f.kind = any (sent) and (s.flow is null or f.fields - s.fields <> '{}')
    limit 1;
  if wrong.unsigned then
    raise exception 'Flow % version % is not signed, so nothing may be sent by it; publish the catalogue that holds it.', wrong.flow, wrong.version
      using errcode = 'JD001';
  elsif found then
    raise exception 'Flow % version % does not allow the fields %; send only its fields or have a new version signed.', wrong.flow, wrong.version, wrong.outside
      using errcode = 'JD002';
  end if;
end $$;
