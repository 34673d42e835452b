-- Whoever made a row: an account, or a browser's secret by its hash. A further clause of a rule: 'owner COLUMN'.

create function context.owner() returns text language sql stable parallel safe
  return nullif(current_setting('joinery.owner', true), '');

create or replace function context.condition(protected regclass, words text[]) returns text language plpgsql stable as $$
begin
  return case words[1]
    when 'process' then $c$(select context.kind()) = 'process'$c$
    when 'anyone' then $c$(select context.kind()) is not null$c$
    when 'customer' then format('%I = any ((select context.customers())::uuid[])', words[2])
    when 'owner' then format('%I = (select context.owner())', words[2])
    when 'organisation' then format('%I = (select context.organisation())', words[2])
    when 'account' then format('%I::text = (select context.account())', words[2])
    when 'role' then format('%L = any ((select context.roles())::text[])', words[2])
    when 'parent' then format('exists (select from %s as parent where parent.id = %s.%I)', words[3]::regclass, protected, words[2])
  end;
end $$;

create or replace function context.subject_length(subject text) returns integer language sql immutable
  return case subject when 'process' then 1 when 'anyone' then 1 when 'customer' then 2 when 'owner' then 2 when 'organisation' then 2
    when 'account' then 2 when 'role' then 2 when 'parent' then 3 end;

-- Another rule for a table that has one: its policies go, and so do rights that only the old rule gave.
create function context.protect_anew(protected regclass, rule text) returns void language plpgsql as $$
declare
  policy name;
begin
  for policy in select polname from pg_policy where polrelid = protected loop
    execute format('drop policy %I on %s', policy, protected);
  end loop;
  execute format('revoke all on %s from joinery_app', protected);
  perform context.protect(protected, rule);
end $$;
