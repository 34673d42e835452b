-- Customers, what is known about them and since when, and who looked.

create schema people;

create table people.customer (
  id uuid primary key,
  -- What a person can read over the phone; never a body's own number.
  reference text not null unique,
  -- Where they live is shown to nobody but themselves and whom the law lets know.
  address_hidden boolean not null default false,
  created_at timestamptz not null default now()
);
select context.protect('people.customer', 'customer id, process');

-- One version of one fact. What was superseded stays: `superseded_at` says when, `superseded_by` by which version.
-- `value` is JSON as decisions read it; JSON null means: known to be none.
create table people.fact (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null references people.customer,
  concept text not null,
  value jsonb not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  source jsonb not null check (source ? 'kind'),
  superseded_at timestamptz,
  superseded_by uuid references people.fact deferrable initially deferred,
  check (valid_to is null or valid_to >= valid_from),
  check ((superseded_at is null) = (superseded_by is null))
);
create unique index fact_current on people.fact (customer_id, concept, valid_from) where superseded_at is null;
create index fact_history on people.fact (customer_id, concept, recorded_at);
-- For finding a customer at the case desk.
create index fact_known_by on people.fact (concept, lower(value #>> '{}'))
  where superseded_at is null and concept in ('person.nationalInsuranceNumber', 'person.dateOfBirth');
select context.protect('people.fact', 'customer customer_id, process');

-- What a body calls a customer: an attribute, never a key of ours.
create table people.identifier (
  customer_id uuid not null references people.customer,
  organisation text not null,
  name text not null,
  value text not null,
  recorded_at timestamptz not null default now(),
  primary key (customer_id, organisation, name)
);
select context.protect('people.identifier', 'customer customer_id, process');

-- Somebody other than the customer looked at what is known about them, or asked a register for it.
create table people.look (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null,
  at timestamptz not null,
  by_kind text not null check (by_kind in ('staff', 'body', 'helper', 'machine')),
  organisation text,
  account_id uuid,
  role text,
  purpose text not null,
  channel text,
  concepts text[] not null default '{}',
  outcome text check (outcome in ('found', 'no-match', 'two-matches', 'error', 'timeout', 'declined')),
  request text not null,
  -- The customer sees it from this day; `delay_basis` names the law that lets it wait.
  delayed_until date,
  delay_basis text,
  check ((delayed_until is null) = (delay_basis is null))
);
create unique index look_once on people.look (customer_id, request, purpose, coalesce(organisation, ''));
create index look_customer on people.look (customer_id, at desc);
select context.protect('people.look', 'customer customer_id read append, process, role auditor read');

-- Records facts given as [{ "concept", "value", "from"?, "to"? }]. With `from` the fact holds from that day and what held before
-- ends the day before; without it the fact is a correction: it takes the place of the version in force, since when that held.
-- Returns the new versions' ids. What says the same as the version in force is left alone.
create function people.record_facts(customer uuid, facts jsonb, source jsonb, at timestamptz, today date) returns setof uuid
language plpgsql as $$
declare
  given jsonb;
  name text;
  starts date;
  ends date;
  old people.fact;
  fresh uuid;
begin
  perform from people.customer c where c.id = customer for update;
  for given in select jsonb_array_elements(facts) loop
    name := given ->> 'concept';
    select f.* into old from people.fact f
      where f.customer_id = customer and f.concept = name and f.superseded_at is null
        and f.valid_from <= coalesce((given ->> 'from')::date, today)
        and (f.valid_to is null or f.valid_to >= coalesce((given ->> 'from')::date, today))
      order by f.valid_from desc limit 1;
    ends := (given ->> 'to')::date;
    starts := coalesce((given ->> 'from')::date, old.valid_from, today);
    continue when old.id is not null and old.value = given -> 'value' and ends is not distinct from old.valid_to;
    fresh := gen_random_uuid();
    update people.fact f set superseded_at = at, superseded_by = fresh
      where f.customer_id = customer and f.concept = name and f.superseded_at is null
        and (f.id = old.id or (f.valid_from >= starts and (ends is null or f.valid_from <= ends)));
    if old.id is not null and old.valid_from < starts then
      insert into people.fact (customer_id, concept, value, valid_from, valid_to, recorded_at, source)
        values (customer, name, old.value, old.valid_from, starts - 1, at, old.source);
    end if;
    insert into people.fact (id, customer_id, concept, value, valid_from, valid_to, recorded_at, source)
      values (fresh, customer, name, given -> 'value', starts, ends, at, source);
    return next fresh;
  end loop;
end $$;
