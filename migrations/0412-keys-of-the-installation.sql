-- Keys belong to the installation, not to a machine: here, sealed by a key from the settings.
-- Keys of the first version lie in files and in access.provider_key; the first process that starts takes them in, and none is made anew.

create schema keys;

-- Which sealing key opens what is here; never the key itself.
create table keys.sealing (
  only_one boolean primary key default true check (only_one),
  fingerprint text not null,
  since timestamptz not null
);
select context.protect('keys.sealing', 'process read append change');

-- One key in use for each purpose. A retired key stays for ever, because what it signed must still verify; its private half goes.
create table keys.key (
  kid text primary key, -- RFC 7638 thumbprint
  purpose text not null,
  former_name text, -- what the first version called it, in signatures that exist
  sealed bytea not null, -- AES-256-GCM of a JSON Web Key
  made_at timestamptz not null,
  retired_at timestamptz
);
create unique index key_in_use on keys.key (purpose) where retired_at is null;
select context.protect('keys.key', 'process read append change');
