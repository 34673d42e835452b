-- Every contact between people and the state about an event: those we had ourselves and those bodies say they had all the same.

create schema contacts;

-- `key` names the contact where it comes from, so that recording it again changes nothing. `organisation` is the body that had the contact, or whose
-- staff served; null when a person told us by themselves. `reached` are the bodies that one telling told.
create table contacts.contact (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  source text not null check (source in ('ours', 'body')),
  customer uuid,
  channel text not null check (channel in ('digital', 'phone', 'counter', 'home-visit', 'post')),
  reason text not null,
  life_event text,
  notice uuid,
  organisation text,
  minutes integer check (minutes >= 0),
  reached text[] not null default '{}',
  on_day date not null,
  recorded_at timestamptz not null default now()
);
create index contact_event on contacts.contact (life_event, on_day);
select context.protect('contacts.contact',
  'customer customer read, organisation organisation read, role director read, role supervisor read, role auditor read, process');

-- Door: records contacts given as [{ key, source, customer?, channel, reason, event?, notice?, organisation?, minutes?, reached?, on }].
-- One recorded before gains what it did not say: the follower of the log and the adviser who served may tell of the same contact in either order.
create function contacts.record(items jsonb) returns void language sql as $$
  insert into contacts.contact as held (key, source, customer, channel, reason, life_event, notice, organisation, minutes, reached, on_day)
  select item.key, item.source, item.customer, item.channel, item.reason, item.event, item.notice, item.organisation, item.minutes,
    coalesce(item.reached, '{}'), item."on"
  from jsonb_to_recordset(items) as item(key text, source text, customer uuid, channel text, reason text, event text, notice uuid,
    organisation text, minutes integer, reached text[], "on" date)
  on conflict (key) do update set
    organisation = coalesce(held.organisation, excluded.organisation),
    minutes = coalesce(excluded.minutes, held.minutes),
    reached = case when cardinality(held.reached) > 0 then held.reached else excluded.reached end
$$;

-- Published: how many contacts, by what a map of them is drawn from. Nobody can be told from it.
create view contacts.counts with (security_invoker = true) as
  select source, life_event, channel, organisation, reason, date_trunc('month', on_day)::date as month,
    count(*)::integer as contacts, coalesce(sum(minutes), 0)::integer as minutes, count(minutes)::integer as timed
  from contacts.contact group by source, life_event, channel, organisation, reason, date_trunc('month', on_day);

-- Published: how often one telling reached each body, without a contact of its own.
create view contacts.reached with (security_invoker = true) as
  select life_event, channel, body as organisation, date_trunc('month', on_day)::date as month, count(*)::integer as tellings
  from contacts.contact cross join lateral unnest(reached) as body
  group by life_event, channel, body, date_trunc('month', on_day);
grant select on contacts.counts, contacts.reached to joinery_app;
