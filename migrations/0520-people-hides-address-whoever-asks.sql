-- Door: as people.hides_address, whoever asks: who tells of somebody else may not see their record. Told to keep it, no address of theirs is hidden
-- before the transaction ends.
create function people.hides_address(customers uuid[], keep boolean) returns boolean language plpgsql as $$
declare
  kind text := coalesce(current_setting('joinery.kind', true), '');
  process text := coalesce(current_setting('joinery.process', true), '');
  hidden boolean;
begin
  perform set_config('joinery.kind', 'process', true), set_config('joinery.process', 'hidden', true);
  if keep then
    perform from people.customer c where c.id = any (hides_address.customers) order by c.id for share;
  end if;
  hidden := people.hides_address(hides_address.customers);
  perform set_config('joinery.kind', kind, true), set_config('joinery.process', process, true);
  return hidden;
end $$;
grant execute on function people.hides_address(uuid[], boolean) to joinery_app;
