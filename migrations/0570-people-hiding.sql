-- Door: who of these people hides their address just now, whoever asks: who tells of somebody else may not see their record. One look answers all that a
-- page asks. Told to keep it, no address of theirs is hidden before the transaction ends.
create function people.hiding(customers uuid[], keep boolean) returns uuid[] language plpgsql as $$
declare
  kind text := coalesce(current_setting('joinery.kind', true), '');
  process text := coalesce(current_setting('joinery.process', true), '');
  found uuid[];
begin
  perform set_config('joinery.kind', 'process', true), set_config('joinery.process', 'hidden', true);
  if keep then
    perform from people.customer c where c.id = any (hiding.customers) order by c.id for share;
  end if;
  found := array(select c.id from people.customer c where c.id = any (hiding.customers) and c.address_hidden);
  perform set_config('joinery.kind', kind, true), set_config('joinery.process', process, true);
  return found;
end $$;
grant execute on function people.hiding(uuid[], boolean) to joinery_app;

drop function people.hides_address(uuid[], boolean);
