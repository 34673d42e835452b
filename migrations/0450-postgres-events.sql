-- The life events that a transaction is bound to by a mandate; null when it is bound to none.
create function context.events() returns text[] language sql stable parallel safe
  return nullif(current_setting('joinery.events', true), '')::text[];
