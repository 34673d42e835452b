-- Mandates: who may act for whom, in what capacity, how far, from when to when, on what evidence.

create table access.mandate (
  id uuid primary key default gen_random_uuid(),
  reference text not null unique,
  giver_id uuid not null,
  giver_name text not null,
  holder_id uuid,
  holder_name text not null,
  capacity text not null check (capacity in ('attorney', 'deputy', 'appointee', 'executor', 'informant', 'agent')),
  -- Life events it covers; none listed means all.
  events text[] not null default '{}',
  valid_from date not null,
  -- The last day; null means until it is ended.
  valid_to date,
  evidence_kind text not null,
  evidence_reference text,
  -- An offer waits for its holder to type the code; only the hash is kept.
  code_hash bytea,
  code_expires_at timestamptz,
  made_at timestamptz not null,
  made_by text not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  ended_because text,
  check (valid_to is null or valid_to >= valid_from),
  check (holder_id is null or holder_id <> giver_id),
  check ((holder_id is null) = (accepted_at is null)),
  check ((ended_at is null) = (ended_because is null))
);
create index mandate_giver on access.mandate (giver_id);
create index mandate_holder on access.mandate (holder_id);
create unique index mandate_code on access.mandate (code_hash) where code_hash is not null;
select context.protect('access.mandate', 'customer giver_id, customer holder_id read change, process, role auditor read');

alter table access.session add foreign key (acting_under) references access.mandate;

-- Wrong codes by account: after a few, no more are tried for a while.
create table access.code_try (
  account_id uuid not null references access.account,
  at timestamptz not null
);
create index code_try_account on access.code_try (account_id, at);
select context.protect('access.code_try', 'process');
