-- Each batch that a follower handles leaves an entry `log.followed` in the same transaction: a follower that somebody moved ahead has none.
-- What followers had passed before is said once; nothing is said where nothing was followed yet.
select log.append('log.followed-before', null, null, jsonb_object_agg(name, position)) from log.follower where position > 0 having count(*) > 0;

-- What a message was written about is attested too: a cause slipped in would keep it from being written.
select log.attest('people.message_cause', 'key cause, followed cause = told:notice of notice.(told|joined|corrected|withdrawn) by telling');

-- As before, but an entry that names a row by what is no identifier brings none, instead of stopping the sealer.
create or replace function log.keep_brought(first_position bigint, last_position bigint) returns void
language plpgsql set timezone to 'UTC' set bytea_output to 'hex' as $$
declare
  kinds text[];
  wanted text;
begin
  select array_agg(distinct e.kind) into kinds from log.sealed s join log.entry e on e.id = s.entry_id
    where s.position between first_position and last_position and e.kind <> 'log.rows';
  select string_agg(format(
      $q$select (to_jsonb(r) ->> %L)::uuid, %L, log.row_key(to_jsonb(r), %L), log.row_text(to_jsonb(r), %L, %L), %L::boolean
        from brought join %s r on r.%I = case when pg_input_is_valid(brought.dimensions ->> %L, 'uuid') then (brought.dimensions ->> %L)::uuid end
        where brought.kind similar to %L$q$,
      a.subject, a.name, a.keys, a.only_columns, a.without, b ->> 3, split_part(a.name, ':', 1)::regclass, b ->> 2, b ->> 1, b ->> 1, b ->> 0), ' union ')
    into wanted from log.attested a, jsonb_array_elements(a.brought) b
    where exists (select from unnest(kinds) as kind where kind similar to (b ->> 0));
  if wanted is null then return; end if;
  execute format($q$with brought as materialized (select e.kind, e.dimensions from log.sealed s join log.entry e on e.id = s.entry_id
    where s.position between $1 and $2 and e.kind <> 'log.rows')
    select log.keep(array_agg(row(subject, name, key, text, is_new)::log.kept)) from (%s) as found (subject, name, key, text, is_new) having count(*) > 0$q$, wanted)
    using first_position, last_position;
end $$;
