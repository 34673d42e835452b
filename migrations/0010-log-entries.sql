-- The log: what happened, to whom by pseudonymous id, with measure dimensions. Never personal data.

create schema log;
create sequence log.entry_id;

create table log.entry (
  id bigint primary key,
  kind text not null check (kind ~ '^[a-z-]+(\.[a-z-]+)+$'), -- room.what-happened
  subject uuid, -- a customer
  organisation text,
  dimensions jsonb not null check (jsonb_typeof(dimensions) = 'object'),
  digest bytea, -- SHA-256 of salt and personal data; the data stays in the room that owns it
  nonce bytea not null default uuid_send(gen_random_uuid()), -- so that a neighbour's leaf in a proof cannot be guessed
  recorded_at timestamptz not null default clock_timestamp(),
  written_by xid8 not null default pg_current_xact_id() -- tells the sealer when no earlier entry can still appear
);
create index on log.entry (written_by, id);
create index on log.entry (subject, id) where subject is not null;
select context.protect('log.entry', 'anyone append, customer subject read, organisation organisation read, process read');

-- Deleting a salt makes its digest meaningless for ever, and the chain still verifies.
create table log.salt (
  entry_id bigint primary key,
  salt bytea not null
);
select context.protect('log.salt', 'anyone append, process read remove');

create table log.batch (
  number bigint primary key,
  first_position bigint not null,
  last_position bigint not null check (last_position >= first_position),
  root bytea not null,
  previous bytea not null,
  hash bytea not null,
  key text not null, -- fingerprint of the key that signed
  signature bytea not null,
  sealed_at timestamptz not null
);
select context.protect('log.batch', 'anyone read, process append');

-- Only hashes: anyone may read them, for proofs need a neighbour's.
create table log.sealed (
  position bigint primary key,
  entry_id bigint not null unique,
  batch bigint not null references log.batch (number) deferrable initially deferred,
  leaf bytea not null
);
select context.protect('log.sealed', 'anyone read, process append');

-- How far the sealer came, in the order (transaction, entry). Entries up to first_id are from another cluster's life.
create table log.cursor (
  only_one boolean primary key default true check (only_one),
  written_by xid8 not null,
  entry_id bigint not null,
  first_id bigint not null
);
select context.protect('log.cursor', 'process');
insert into log.cursor values (true, '0', 0, 0);

-- Where each follower stands: the last position it has handled.
create table log.follower (
  name text primary key,
  position bigint not null,
  moved_at timestamptz not null default clock_timestamp()
);
select context.protect('log.follower', 'process');

-- Doors: both run inside any statement of any room, and commit with it.
create type log.draft as (kind text, subject uuid, organisation text, dimensions jsonb, personal jsonb);

-- Appends many at once; cheaper than a call a row. Gives their ids in the order given.
create function log.append_all(entries log.draft[]) returns bigint[] language plpgsql as $$
declare
  ids bigint[];
begin
  select array_agg(nextval('log.entry_id')) into ids from generate_series(1, cardinality(entries));
  with drafted as materialized (
    select ids[place] as id, kind, subject, organisation, dimensions, personal,
      case when personal is not null then uuid_send(gen_random_uuid()) end as salt
    from unnest(entries) with ordinality as one (kind, subject, organisation, dimensions, personal, place)
  ), salted as (
    insert into log.salt (entry_id, salt) select id, salt from drafted where salt is not null
  )
  insert into log.entry (id, kind, subject, organisation, dimensions, digest)
  select id, kind, subject, organisation, coalesce(dimensions, '{}'), sha256(salt || convert_to(personal::text, 'UTF8'))
  from drafted;
  return ids;
end $$;

-- `id` is given by a caller that must write it down before it appends.
create function log.append(
  kind text, subject uuid default null, organisation text default null, dimensions jsonb default '{}', personal jsonb default null,
  id bigint default nextval('log.entry_id')
) returns bigint language plpgsql as $$
declare
  new_salt bytea := case when personal is not null then uuid_send(gen_random_uuid()) end;
begin
  if new_salt is not null then
    insert into log.salt (entry_id, salt) values (id, new_salt);
  end if;
  insert into log.entry (id, kind, subject, organisation, dimensions, digest)
  values (id, kind, subject, organisation, coalesce(dimensions, '{}'), sha256(new_salt || convert_to(personal::text, 'UTF8')));
  return id;
end $$;

-- Whether personal data is what an entry was made with; null once its salt was deleted or when it had none.
create function log.matches(entry bigint, personal jsonb) returns boolean language sql stable as $$
  select sha256(salt.salt || convert_to(personal::text, 'UTF8')) = entry.digest
  from log.entry left join log.salt on salt.entry_id = entry.id where entry.id = matches.entry
$$;

-- The hash of an entry as src/log/leaf.ts computes it: each part with its length, so that no two entries read alike.
create function log.part(value text) returns text language sql immutable
  return coalesce(octet_length(value)::text || ':' || value, '-') || ',';
create function log.leaf(entry log.entry) returns bytea language sql stable
  return sha256('\x00'::bytea || convert_to(
    log.part(entry.id::text) || log.part(entry.kind) || log.part(entry.subject::text) || log.part(entry.organisation)
    || log.part(entry.dimensions::text) || log.part(encode(entry.digest, 'hex')) || log.part(encode(entry.nonce, 'hex'))
    || log.part((extract(epoch from entry.recorded_at) * 1000000)::bigint::text), 'UTF8'));
