-- As before; a context is given back by an assignment, which needs no statement of its own.
create or replace function people.record_death(customer uuid, notice uuid, at timestamptz) returns void language plpgsql as $$
declare
  asking text := context.exchange_kind('process');
begin
  if exists (select from people.customer c where c.id = record_death.customer) then
    update people.customer c set dead_by = record_death.notice where c.id = record_death.customer;
    update people.message m set stopped_at = record_death.at
      where m.customer_id = record_death.customer and m.sent_at is null and m.stopped_at is null;
  end if;
  asking := context.exchange_kind(asking);
end $$;

create or replace function people.hiding(customers uuid[], keep boolean) returns uuid[] language plpgsql as $$
declare
  asking text := context.exchange_kind('process');
  found uuid[];
begin
  if keep then
    perform from people.customer c where c.id = any (hiding.customers) order by c.id for share;
  end if;
  found := array(select c.id from people.customer c where c.id = any (hiding.customers) and c.address_hidden);
  asking := context.exchange_kind(asking);
  return found;
end $$;
