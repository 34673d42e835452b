-- The kinds of entries that bring rows are named one by one, so that none that the application never writes has a row attested.
-- As before, but KINDS is a pattern of SIMILAR TO for the sealer as it is for whoever verifies.
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
        from brought join %s r on r.%I = (brought.dimensions ->> %L)::uuid where brought.kind similar to %L$q$,
      a.subject, a.name, a.keys, a.only_columns, a.without, b ->> 3, split_part(a.name, ':', 1)::regclass, b ->> 2, b ->> 1, b ->> 0), ' union ')
    into wanted from log.attested a, jsonb_array_elements(a.brought) b
    where exists (select from unnest(kinds) as kind where kind similar to (b ->> 0));
  if wanted is null then return; end if;
  execute format($q$with brought as materialized (select e.kind, e.dimensions from log.sealed s join log.entry e on e.id = s.entry_id
    where s.position between $1 and $2 and e.kind <> 'log.rows')
    select log.keep(array_agg(row(subject, name, key, text, is_new)::log.kept)) from (%s) as found (subject, name, key, text, is_new) having count(*) > 0$q$, wanted)
    using first_position, last_position;
end $$;

-- As before, and `digested already`: the rows that exist have their digests and are not attested again, which would vouch for a forged one.
create or replace function log.attest(name text, rule text) returns void language plpgsql set timezone to 'UTC' set bytea_output to 'hex' as $$
declare
  place regclass := split_part(name, ':', 1)::regclass;
  said log.attested;
  clause text;
  words text[];
  event text;
begin
  said := row(name, '{}', null, null, '{}', '[]')::log.attested;
  foreach clause in array regexp_split_to_array(trim(rule), '\s*,\s*') loop
    words := regexp_split_to_array(clause, '\s+');
    case words[1]
      when 'key' then said.keys := words[2:];
      when 'subject' then said.subject := words[2];
      when 'only' then said.only_columns := words[2:];
      when 'without' then said.without := words[2:];
      when 'new', 'again' then said.brought := said.brought || jsonb_build_array(jsonb_build_array(words[7], words[5], words[3], words[1] = 'new'));
      when 'updates', 'personal', 'followed', 'digested' then null;
    end case;
  end loop;
  delete from log.attested a where a.name = attest.name;
  insert into log.attested select (said).*;
  foreach event in array '{insert,update,delete}'::text[] loop
    execute format('drop trigger if exists %I on %s', 'log_' || event || substr(name, length(split_part(name, ':', 1)) + 1), place);
    continue when said.brought <> '[]' and (event = 'insert' or (event = 'update' and rule !~ 'updates too'));
    execute format('create trigger %I after %s on %s referencing %s for each statement execute function log.keep_written(%L)',
      'log_' || event || substr(name, length(split_part(name, ':', 1)) + 1), event, place,
      case event when 'delete' then 'old table as gone' else 'new table as fresh' end, name);
  end loop;
  if rule ~ 'digested already' then return; end if;
  execute format($q$select log.keep(array_agg(row((columns ->> %L)::uuid, %L, log.row_key(columns, %L), log.row_text(columns, %L, %L), false)::log.kept))
    from (select to_jsonb(r) as columns, row_number() over () / 5000 as part from %s r) as each_row group by part$q$,
    said.subject, name, said.keys, said.only_columns, said.without, place);
end $$;

select log.attest('notices.notice', 'key id, subject subject, new by id = notice of notice.(told|joined|corrected|withdrawn), updates too, personal facts by id = notice of notice.(told|joined|corrected|withdrawn), digested already');
select log.attest('notices.consequence', 'key notice place, subject subject, new by notice = notice of notice.(told|joined|corrected|withdrawn), updates too, digested already');
select log.attest('delivery.delivery', 'key id, subject subject, only id lane number subject organisation notice reference life_event capacity kind undoes reason flow flow_version fields created_at, new by notice = notice of notice.(told|joined|corrected|withdrawn), new by id = to of delivery.dead-letter-redirected, digested already');
select log.attest('delivery.delivery:state', 'key id, subject subject, only id state answered_at expected_by sent_to hiding fields_hidden, again by notice = notice of notice.(told|joined|corrected|withdrawn), again by id = delivery of delivery.(accepted|acted|refused|dead|dead-letter-retried|dead-letter-redirected|dead-letter-settled|address-hidden), again by id = to of delivery.dead-letter-redirected, digested already');
select log.attest('delivery.receipt', 'key delivery id, subject subject, again by delivery = delivery of delivery.(accepted|acted|refused), personal body by delivery = delivery of delivery.(accepted|acted|refused), digested already');
