-- Protecting a table anew says who may see it; what bounds everybody who may, as a mandate's events do, stays as it was.
create or replace function context.protect_anew(protected regclass, rule text) returns void language plpgsql as $$
declare
  policy name;
begin
  for policy in select polname from pg_policy where polrelid = protected and polpermissive loop
    execute format('drop policy %I on %s', policy, protected);
  end loop;
  execute format('revoke all on %s from joinery_app', protected);
  perform context.protect(protected, rule);
end $$;
