-- What sealed entries brought is found by an index. Row-level security filters a table's rows before it lets any condition see them that is not
-- known to keep a secret; what an entry names is therefore made an identifier first, and only compared with the table's own.
create function log.brought_query(kinds text[]) returns text language sql stable as $$
  select string_agg(format(
      $q$select (to_jsonb(r) ->> %L)::uuid, %L, log.row_key(to_jsonb(r), %L), log.row_text(to_jsonb(r), %L, %L), %L::boolean
        from (select case when pg_input_is_valid(dimensions ->> %L, 'uuid') then (dimensions ->> %L)::uuid end as id from brought where kind similar to %L offset 0) as named
        join %s r on r.%I = named.id$q$,
      a.subject, a.name, a.keys, a.only_columns, a.without, b ->> 3, b ->> 1, b ->> 1, b ->> 0, split_part(a.name, ':', 1)::regclass, b ->> 2), ' union ')
    from log.attested a, jsonb_array_elements(a.brought) b
    where exists (select from unnest(kinds) as kind where kind similar to (b ->> 0))
$$;

create or replace function log.keep_brought(first_position bigint, last_position bigint) returns void
language plpgsql set timezone to 'UTC' set bytea_output to 'hex' as $$
declare
  wanted text := log.brought_query(array(select distinct e.kind from log.sealed s join log.entry e on e.id = s.entry_id
    where s.position between first_position and last_position and e.kind <> 'log.rows'));
begin
  if wanted is null then return; end if;
  execute format($q$with brought as materialized (select e.kind, e.dimensions from log.sealed s join log.entry e on e.id = s.entry_id
    where s.position between $1 and $2 and e.kind <> 'log.rows')
    select log.keep(array_agg(row(subject, name, key, text, is_new)::log.kept)) from (%s) as found (subject, name, key, text, is_new) having count(*) > 0$q$, wanted)
    using first_position, last_position;
end $$;
