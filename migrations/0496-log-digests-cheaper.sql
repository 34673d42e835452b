-- The same texts and keys as before, for the many rows that a seed or an import writes at once: the usual row is told without taking it apart.
create or replace function log.row_text(columns jsonb, only_columns text[], without text[]) returns text language sql immutable
  return case when only_columns is null and not jsonb_path_exists(columns, '$.* ? (@.type() == "object" || @.type() == "array").** ? (@ == null)')
    then jsonb_strip_nulls(columns - without)::text
    else (select coalesce(jsonb_object_agg(key, value), '{}')::text from jsonb_each(columns)
      where value <> 'null' and (only_columns is null or key = any (only_columns)) and key <> all (without)) end;
create or replace function log.row_key(columns jsonb, keys text[]) returns text language sql immutable
  return case when cardinality(keys) = 1 then columns ->> keys[1]
    else (select string_agg(columns ->> name, '/' order by place) from unnest(keys) with ordinality as k(name, place)) end;

-- `offset 0` keeps a row from being made into JSON anew for each part of it that is asked for.
create or replace function log.keep_written() returns trigger language plpgsql set timezone to 'UTC' set bytea_output to 'hex' as $$
declare
  rule log.attested;
begin
  if current_user <> 'joinery_app' then return null; end if;
  select * into strict rule from log.attested where name = tg_argv[0];
  if tg_op = 'DELETE' then
    perform log.keep(array_agg(row((columns ->> rule.subject)::uuid, rule.name, log.row_key(columns, rule.keys), null, false)::log.kept))
      from (select to_jsonb(gone) as columns from gone offset 0) as each_row having count(*) > 0;
  else
    perform log.keep(array_agg(row((columns ->> rule.subject)::uuid, rule.name, log.row_key(columns, rule.keys),
        log.row_text(columns, rule.only_columns, rule.without), false)::log.kept))
      from (select to_jsonb(fresh) as columns from fresh offset 0) as each_row having count(*) > 0;
  end if;
  return null;
end $$;
