-- Rows are attested by the log: digests of what they hold are sealed, so that whoever changes, adds or removes one behind the application's back shows.
-- What is attested is said beside the table's rule, one line a table: `select log.attest('people.look', 'key id, subject customer_id');`
-- `joinery log verify` reads these lines in the migrations it came with, not here, and computes every digest apart from the database.

-- The hash of an entry now covers the transaction that wrote it too; entries sealed before keep the hash they have.
create or replace function log.leaf(entry log.entry) returns bytea language sql stable
  return sha256('\x00'::bytea || convert_to(
    log.part(entry.id::text) || log.part(entry.kind) || log.part(entry.subject::text) || log.part(entry.organisation)
    || log.part(entry.dimensions::text) || log.part(encode(entry.digest, 'hex')) || log.part(encode(entry.nonce, 'hex'))
    || log.part((extract(epoch from entry.recorded_at) * 1000000)::bigint::text) || log.part(entry.written_by::text), 'UTF8'));

create table log.attested (
  name text primary key, -- the table, or the table and a part of its columns: delivery.delivery:state
  keys text[] not null,
  subject text,
  only_columns text[],
  without text[] not null,
  -- Of the entries that bring rows: [kinds as a pattern, dimension, the column that it names, whether the row is new].
  brought jsonb not null
);
select context.protect('log.attested', 'anyone read, process');

create type log.kept as (subject uuid, name text, key text, text text, is_new boolean);

-- What is digested of a row: its columns by name, those that are null left out, so that a table may gain one.
create function log.row_text(columns jsonb, only_columns text[], without text[]) returns text language sql immutable
  return (select coalesce(jsonb_object_agg(key, value), '{}')::text from jsonb_each(columns)
    where value <> 'null' and (only_columns is null or key = any (only_columns)) and key <> all (without));
create function log.row_key(columns jsonb, keys text[]) returns text language sql immutable
  return (select string_agg(columns ->> name, '/' order by place) from unnest(keys) with ordinality as k(name, place));

-- Writes the digests: an entry `log.rows` for each subject, with one salt, so that forgetting one person leaves the others' rows provable.
-- `rows` and `new` go from table/key to the digest; null is a row that was removed.
create function log.keep(items log.kept[]) returns void language sql as $$
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
    || coalesce(jsonb_build_object('rows', jsonb_object_agg(row, digest) filter (where not is_new)), '{}'), sha256(salt)
  from digested group by id, subject, salt
$$;

-- Attests what a statement of the application wrote. Anybody else's statement is not attested: that is how it shows.
create function log.keep_written() returns trigger language plpgsql set timezone to 'UTC' set bytea_output to 'hex' as $$
declare
  rule log.attested;
begin
  if current_user <> 'joinery_app' then return null; end if;
  select * into strict rule from log.attested where name = tg_argv[0];
  if tg_op = 'DELETE' then
    perform log.keep(array_agg(row((columns ->> rule.subject)::uuid, rule.name, log.row_key(columns, rule.keys), null, false)::log.kept))
      from (select to_jsonb(gone) as columns from gone) as each_row having count(*) > 0;
  else
    perform log.keep(array_agg(row((columns ->> rule.subject)::uuid, rule.name, log.row_key(columns, rule.keys),
        log.row_text(columns, rule.only_columns, rule.without), false)::log.kept))
      from (select to_jsonb(fresh) as columns from fresh) as each_row having count(*) > 0;
  end if;
  return null;
end $$;

-- Attests the rows that sealed entries brought: for tables that are written too often to do it in the statement. Runs in the transaction that seals.
create function log.keep_brought(first_position bigint, last_position bigint) returns void
language plpgsql set timezone to 'UTC' set bytea_output to 'hex' as $$
declare
  kinds text[];
  wanted text;
begin
  select array_agg(distinct e.kind) into kinds from log.sealed s join log.entry e on e.id = s.entry_id
    where s.position between first_position and last_position and e.kind <> 'log.rows';
  select string_agg(format(
      $q$select (to_jsonb(r) ->> %L)::uuid, %L, log.row_key(to_jsonb(r), %L), log.row_text(to_jsonb(r), %L, %L), %L::boolean
        from brought join %s r on r.%I = (brought.dimensions ->> %L)::uuid where brought.kind like %L$q$,
      a.subject, a.name, a.keys, a.only_columns, a.without, b ->> 3, split_part(a.name, ':', 1)::regclass, b ->> 2, b ->> 1, b ->> 0), ' union ')
    into wanted from log.attested a, jsonb_array_elements(a.brought) b
    where exists (select from unnest(kinds) as kind where kind like b ->> 0);
  if wanted is null then return; end if;
  execute format($q$with brought as materialized (select e.kind, e.dimensions from log.sealed s join log.entry e on e.id = s.entry_id
    where s.position between $1 and $2 and e.kind <> 'log.rows')
    select log.keep(array_agg(row(subject, name, key, text, is_new)::log.kept)) from (%s) as found (subject, name, key, text, is_new) having count(*) > 0$q$, wanted)
    using first_position, last_position;
end $$;

-- Says that a table's rows are attested. Clauses with commas between:
-- `key COLUMNS`; `subject COLUMN`, the customer whose salts go when they are forgotten; `only COLUMNS` or `without COLUMNS`;
-- `new by COLUMN = DIMENSION of KINDS` (or `again by`): rows are attested when an entry that names them is sealed, not in the statement that writes them;
-- such rows never change, unless the rule says `updates too`. Without such a clause every insert, update and removal is attested at once.
-- Two clauses are for whoever verifies: `personal COLUMN by COLUMN = DIMENSION of KINDS`, what the digests of those entries were made of;
-- `followed COLUMN = DIMENSION of KINDS by FOLLOWER`, the rows that a follower writes for entries it has passed. KINDS is a pattern of SIMILAR TO.
-- Rows that exist are attested now: say it again after adding a column that existing rows hold a value in.
create function log.attest(name text, rule text) returns void language plpgsql set timezone to 'UTC' set bytea_output to 'hex' as $$
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
      when 'updates', 'personal', 'followed' then null;
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
  execute format($q$select log.keep(array_agg(row((columns ->> %L)::uuid, %L, log.row_key(columns, %L), log.row_text(columns, %L, %L), false)::log.kept))
    from (select to_jsonb(r) as columns, row_number() over () / 5000 as part from %s r) as each_row group by part$q$,
    said.subject, name, said.keys, said.only_columns, said.without, place);
end $$;
-- The one way to forget: salts of a subject's entries up to a moment go with an entry that says so. What they digested can then be neither
-- confirmed nor guessed, and the chain still verifies; a salt that is missing without such an entry shows.
create function log.forget(subject uuid, before timestamptz) returns bigint language sql as $$
  with gone as (
    delete from log.salt using log.entry
    where entry.id = salt.entry_id and entry.subject = forget.subject and entry.recorded_at < forget.before returning salt.entry_id
  ), said as (
    select log.append('log.forgotten', forget.subject, null, jsonb_build_object('through', max(entry_id), 'salts', count(*))) from gone having count(*) > 0
  )
  select count(*) from gone, (select count(*) from said) as done
$$;

-- Where heads go, and how that stands: what went out last, and since when nothing has.
create table log.outlet (
  place text primary key,
  number bigint not null default 0,
  batch bigint not null default 0,
  published_at timestamptz,
  fault text,
  failing_since timestamptz,
  is_refused boolean not null default false
);
select context.protect('log.outlet', 'anyone read, process');

select log.attest('notices.notice', 'key id, subject subject, new by id = notice of notice.%, updates too, personal facts by id = notice of notice.%');
select log.attest('notices.consequence', 'key notice place, subject subject, new by notice = notice of notice.%, updates too');
select log.attest('delivery.delivery', 'key id, subject subject, only id lane number subject organisation notice reference life_event capacity kind undoes reason flow flow_version fields created_at, new by notice = notice of notice.%, new by id = to of delivery.dead-letter-redirected');
select log.attest('delivery.delivery:state', 'key id, subject subject, only id state answered_at expected_by sent_to, again by notice = notice of notice.%, again by id = delivery of delivery.%, again by id = to of delivery.dead-letter-redirected');
select log.attest('delivery.receipt', 'key delivery id, subject subject, again by delivery = delivery of delivery.%, personal body by delivery = delivery of delivery.(accepted|acted|refused)');
select log.attest('delivery.endpoint', 'key organisation');
select log.attest('delivery.signed_flow', 'key flow version');
select log.attest('delivery.returned_contact', 'key organisation id');
select log.attest('delivery.reconciliation', 'key organisation day');
select log.attest('catalogue.version', 'key hash');
select log.attest('catalogue.publication', 'key id');
select log.attest('people.customer', 'key id, subject id');
select log.attest('people.fact', 'key id, subject customer_id');
select log.attest('people.identifier', 'key customer_id organisation name, subject customer_id');
select log.attest('people.look', 'key id, subject customer_id');
select log.attest('people.bank_account_change', 'key id, subject customer_id');
select log.attest('people.message', 'key id, subject customer_id');
select log.attest('access.account', 'key id');
select log.attest('access.account_link', 'key id, subject customer_id');
select log.attest('access.role_grant', 'key id');
select log.attest('access.mandate', 'key id, subject giver_id');
select log.attest('contacts.contact', 'key id, subject customer, followed notice = notice of notice.(told|joined) by contacts');
select log.attest('casework.case_file', 'key id, subject subject');
select log.attest('casework.case_task', 'key id, subject subject, followed delivery = delivery of delivery.dead by casework');
select log.attest('casework.task_step', 'key id');
