-- What telling made true is put back with it; and whoever is recorded dead is written to no more.

-- A few functions act for more people than the one who asks: whoever takes something back reverses it for all. Such a function takes the
-- context of a process for as long as it runs and gives back the one it found.
create function context.exchange_kind(kind text) returns text language plpgsql as $$
declare
  found text := context.kind();
begin
  perform set_config('joinery.kind', coalesce(exchange_kind.kind, ''), true);
  return found;
end $$;

-- A version that was taken back and nothing took its place has no `superseded_by`.
alter table people.fact drop constraint fact_check1;
alter table people.fact add constraint fact_superseded check (superseded_by is null or superseded_at is not null);

-- Takes back the facts that the notices given made true, and puts back what stood before, for whomever they were recorded. What somebody
-- changed since is left alone. What is put back holds as it held, from its own source. Gives the customers concerned.
-- The facts of a second teller of the same happening are not the first one's to see: the function sets its own context.
create function people.reverse_facts(notices uuid[], at timestamptz) returns setof uuid
language plpgsql as $$
declare
  asking text := context.exchange_kind('process');
  told people.fact;
  before people.fact;
  beside people.fact;
  fresh uuid;
begin
  perform from people.customer c where c.id in (
    select f.customer_id from people.fact f where f.superseded_at is null and f.source ->> 'notice' = any (notices::text[])
  ) order by c.id for update;
  loop
    select * into told from people.fact f
      where f.superseded_at is null and f.source ->> 'kind' = 'notice' and f.source ->> 'notice' = any (notices::text[])
      order by f.customer_id, f.concept, f.valid_from limit 1;
    exit when not found;
    fresh := null;
    update people.fact f set superseded_at = at where f.id = told.id;
    for before in
      select f.* from people.fact f join people.fact by on by.id = f.superseded_by
        where f.customer_id = told.customer_id and f.concept = told.concept
          and by.source ->> 'notice' = told.source ->> 'notice' and f.source ->> 'notice' is distinct from told.source ->> 'notice'
          and f.valid_from <= coalesce(told.valid_to, 'infinity') and coalesce(f.valid_to, 'infinity') >= told.valid_from
        order by f.valid_from
    loop
      fresh := gen_random_uuid();
      before.valid_from := greatest(before.valid_from, told.valid_from);
      -- The part before the notice's day was cut off when it was told: both are one again.
      select * into beside from people.fact f
        where f.superseded_at is null and f.customer_id = told.customer_id and f.concept = told.concept
          and f.valid_to = before.valid_from - 1 and f.value = before.value and f.source = before.source;
      if found then
        update people.fact f set superseded_at = at, superseded_by = fresh where f.id = beside.id;
        before.valid_from := beside.valid_from;
      end if;
      insert into people.fact (id, customer_id, concept, value, valid_from, valid_to, recorded_at, source)
        values (fresh, told.customer_id, told.concept, before.value, before.valid_from, least(before.valid_to, told.valid_to), at, before.source);
    end loop;
    update people.fact f set superseded_by = fresh where f.id = told.id and fresh is not null;
    return next told.customer_id;
  end loop;
  perform context.exchange_kind(asking);
end $$;
create index fact_told_by on people.fact ((source ->> 'notice')) where superseded_at is null;

-- The notice by which a customer is recorded dead. Messages to them stop; those that wait are not sent.
alter table people.customer add column dead_by uuid;
alter table people.message add column stopped_at timestamptz, add check (stopped_at is null or sent_at is null);

create function people.record_death(customer uuid, notice uuid, at timestamptz) returns void language plpgsql as $$
declare
  asking text := context.exchange_kind('process');
begin
  update people.customer c set dead_by = record_death.notice where c.id = record_death.customer;
  update people.message m set stopped_at = record_death.at
    where m.customer_id = record_death.customer and m.sent_at is null and m.stopped_at is null;
  perform context.exchange_kind(asking);
end $$;
-- The record was taken back: they are alive and hear of what comes next.
create function people.reverse_death(customer uuid) returns void language plpgsql as $$
declare
  asking text := context.exchange_kind('process');
begin
  update people.customer c set dead_by = null where c.id = reverse_death.customer;
  perform context.exchange_kind(asking);
end $$;
create function people.is_dead(customer uuid) returns boolean language plpgsql as $$
declare
  asking text := context.exchange_kind('process');
  dead boolean := exists (select from people.customer c where c.id = is_dead.customer and c.dead_by is not null);
begin
  perform context.exchange_kind(asking);
  return dead;
end $$;
create function people.keep_from_the_dead() returns trigger language plpgsql as $$
begin
  return case when people.is_dead(new.customer_id) then null else new end;
end $$;
create trigger keep_from_the_dead before insert on people.message for each row execute function people.keep_from_the_dead();
