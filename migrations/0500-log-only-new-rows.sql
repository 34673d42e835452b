-- As before, but an entry that attests only new rows says nothing of others: `rows` was null there, and still is in what was sealed.
create or replace function log.keep(items log.kept[]) returns void language sql as $$
  with item as (
    select *, (row_number() over (partition by subject) - 1) / 500 as part from unnest(items)
  ), entry as materialized (
    select subject, part, nextval('log.entry_id') as id, uuid_send(gen_random_uuid()) as salt
    from (select distinct subject, part from item) as distinct_parts
  ), salted as (
    insert into log.salt (entry_id, salt) select id, salt from entry
  ), digested as (
    select entry.id, entry.subject, entry.salt, item.is_new, item.name || '/' || item.key as row,
      encode(sha256(entry.salt || convert_to(item.text, 'UTF8')), 'hex') as digest
    from item join entry on entry.part = item.part and coalesce(entry.subject, '00000000-0000-0000-0000-000000000000') = coalesce(item.subject, '00000000-0000-0000-0000-000000000000')
  )
  insert into log.entry (id, kind, subject, dimensions, digest)
  select id, 'log.rows', subject, jsonb_strip_nulls(jsonb_build_object('new', jsonb_object_agg(row, digest) filter (where is_new)))
    || case when bool_or(not is_new) then jsonb_build_object('rows', jsonb_object_agg(row, digest) filter (where not is_new)) else '{}' end, sha256(salt)
  from digested group by id, subject, salt
$$;
