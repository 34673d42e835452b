-- Most of whose death is told are nobody's messages and no customer of ours: nothing is written, and so nothing attested, for them.
create or replace function people.record_death(customer uuid, notice uuid, at timestamptz) returns void language plpgsql as $$
declare
  asking text := context.exchange_kind('process');
begin
  if exists (select from people.customer c where c.id = record_death.customer) then
    update people.customer c set dead_by = record_death.notice where c.id = record_death.customer;
    update people.message m set stopped_at = record_death.at
      where m.customer_id = record_death.customer and m.sent_at is null and m.stopped_at is null;
  end if;
  perform context.exchange_kind(asking);
end $$;
