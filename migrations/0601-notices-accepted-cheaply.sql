-- As before; what is assigned needs no statement of its own.
create or replace function notices.record_death() returns trigger language plpgsql as $$
declare
  done text;
begin
  done := people.record_death(new.subject, new.id, new.confirmed_at);
  return null;
end $$;
