-- On whose behalf a transaction runs, as row-level security sees it, and one way to protect a table by it.

create schema context;
grant usage on schema context, postgres to joinery_app;

-- A setting that no transaction has set reads as null at first and as '' later in the same session.
create function context.kind() returns text language sql stable parallel safe
  return nullif(current_setting('joinery.kind', true), '');
create function context.account() returns text language sql stable parallel safe
  return nullif(current_setting('joinery.account', true), '');
create function context.organisation() returns text language sql stable parallel safe
  return nullif(current_setting('joinery.organisation', true), '');
create function context.roles() returns text[] language sql stable parallel safe
  return nullif(current_setting('joinery.roles', true), '')::text[];
create function context.customers() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('joinery.customers', true), '')::uuid[];
create function context.process() returns text language sql stable parallel safe
  return nullif(current_setting('joinery.process', true), '');

-- The condition of one clause of a rule. Scalar sub-selects are evaluated once a statement, not once a row.
create function context.condition(protected regclass, words text[]) returns text language plpgsql stable as $$
begin
  return case words[1]
    when 'process' then $c$(select context.kind()) = 'process'$c$
    when 'anyone' then $c$(select context.kind()) is not null$c$
    when 'customer' then format('%I = any ((select context.customers())::uuid[])', words[2])
    when 'organisation' then format('%I = (select context.organisation())', words[2])
    when 'account' then format('%I::text = (select context.account())', words[2])
    when 'role' then format('%L = any ((select context.roles())::text[])', words[2])
    when 'parent' then format('exists (select from %s as parent where parent.id = %s.%I)', words[3]::regclass, protected, words[2])
  end;
end $$;

-- How many words a clause's subject takes; what follows are rights.
create function context.subject_length(subject text) returns integer language sql immutable
  return case subject when 'process' then 1 when 'anyone' then 1 when 'customer' then 2 when 'organisation' then 2
    when 'account' then 2 when 'role' then 2 when 'parent' then 3 end;

-- Protects a table by a rule, e.g. 'customer subject_id read, organisation body, process': see src/postgres/README.md.
-- Enables and forces row-level security, makes the policies, grants the rights, and records the rule as the table's comment.
create function context.protect(protected regclass, rule text) returns void language plpgsql as $$
declare
  schema_name text := (select relnamespace::regnamespace::text from pg_class where oid = protected);
  clause text;
  words text[];
  subject_words integer;
  rights text[];
  one text;
  condition text;
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format('comment on table %s is %L', protected, 'rls: ' || rule);
  execute format('grant usage on schema %s to joinery_app', schema_name); -- regnamespace::text is quoted already
  execute format('grant usage on all sequences in schema %s to joinery_app', schema_name);
  foreach clause in array regexp_split_to_array(trim(rule), '\s*,\s*') loop
    words := regexp_split_to_array(clause, '\s+');
    continue when clause = 'custom'; -- policies written by hand beside this call
    subject_words := context.subject_length(words[1]);
    if subject_words is null or cardinality(words) < subject_words then
      raise exception 'Rule of %: “%” is not a clause; see src/postgres/README.md.', protected, clause;
    end if;
    condition := context.condition(protected, words);
    rights := words[subject_words + 1 :];
    if cardinality(rights) = 0 then rights := '{read,append,change,remove}'; end if;
    foreach one in array rights loop
      execute format(
        case one
          when 'read' then 'create policy %I on %s for select using (%s)'
          when 'append' then 'create policy %I on %s for insert with check (%s)'
          when 'change' then 'create policy %I on %s for update using (%s)'
          when 'remove' then 'create policy %I on %s for delete using (%s)'
        end, left(array_to_string(words[:subject_words], ' '), 50) || ' ' || one, protected, condition);
      execute format('grant %s on %s to joinery_app',
        case one when 'read' then 'select' when 'append' then 'insert' when 'change' then 'update' when 'remove' then 'delete' end, protected);
    end loop;
  end loop;
end $$;

select context.protect('postgres.migration', 'process');
