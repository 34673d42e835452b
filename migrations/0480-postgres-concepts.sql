-- The facts that a mandate for some events lets be read and written: those that the events need; null when nothing bounds them.
create function context.concepts() returns text[] language sql stable parallel safe
  return nullif(current_setting('joinery.concepts', true), '')::text[];

-- Another rule for a table that has one: its policies go, and so do rights that only the old rule gave. What restricts every rule stays.
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
