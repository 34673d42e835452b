-- Packs as they were imported, byte for byte, and when each was published. A version and a publication never change.

create schema catalogue;

-- `hash` is SHA-256 over the files' paths and bytes.
create table catalogue.version (
  hash text primary key,
  imported_at timestamptz not null default now(),
  imported_by text not null
);
select context.protect('catalogue.version', 'anyone read, process append');

create table catalogue.file (
  version text not null references catalogue.version,
  path text not null,
  bytes bytea not null,
  primary key (version, path)
);
select context.protect('catalogue.file', 'anyone read, process append');

-- The newest publication is in force. For a past day the newest whose `covers_from` is not later than that day answers.
create table catalogue.publication (
  id bigint primary key generated always as identity,
  version text not null references catalogue.version,
  covers_from date not null,
  published_at timestamptz not null default now(),
  published_by text not null
);
select context.protect('catalogue.publication', 'anyone read, process append');
