-- Who is known by a number or a date, and what a telling made true, is found by an index under row-level security too: a condition on a column
-- may come before its filter, one on what is worked out from a column may not.
alter table people.fact
  add column known_as text generated always as (case when concept in ('person.nationalInsuranceNumber', 'person.dateOfBirth') then lower(value #>> '{}') end) stored,
  add column told_by text generated always as (source ->> 'notice') stored;
select log.attest('people.fact', 'key id, subject customer_id, without known_as told_by, digested already');
drop index people.fact_known_by;
drop index people.fact_told_by;
create index fact_known_as on people.fact (known_as, concept) where known_as is not null and superseded_at is null;
create index fact_told_by on people.fact (told_by) where told_by is not null and superseded_at is null;

create or replace function people.reverse_facts(notices uuid[], at timestamptz) returns setof uuid
language plpgsql as $$
declare
  asking text := context.exchange_kind('process');
  told people.fact;
  before people.fact;
  beside people.fact;
  fresh uuid;
begin
  perform from people.customer c where c.id in (
    select f.customer_id from people.fact f where f.superseded_at is null and f.told_by = any (notices::text[])
  ) order by c.id for update;
  loop
    select * into told from people.fact f
      where f.superseded_at is null and f.source ->> 'kind' = 'notice' and f.told_by = any (notices::text[])
      order by f.customer_id, f.concept, f.valid_from limit 1;
    exit when not found;
    fresh := null;
    update people.fact f set superseded_at = at where f.id = told.id;
    for before in
      select f.* from people.fact f join people.fact by on by.id = f.superseded_by
        where f.customer_id = told.customer_id and f.concept = told.concept
          and by.told_by = told.told_by and f.told_by is distinct from told.told_by
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
        values (fresh, told.customer_id, told.concept, before.value, before.valid_from, least(before.valid_to, told.valid_to), before.recorded_at, before.source);
    end loop;
    update people.fact f set superseded_by = fresh where f.id = told.id and fresh is not null;
    return next told.customer_id;
  end loop;
  perform context.exchange_kind(asking);
end $$;
