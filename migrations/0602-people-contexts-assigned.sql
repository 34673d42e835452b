-- As before; what is assigned needs no statement of its own.
create or replace function context.exchange_kind(kind text) returns text language plpgsql as $$
declare
  found text := context.kind();
  given text := set_config('joinery.kind', coalesce(exchange_kind.kind, ''), true);
begin
  return found;
end $$;
