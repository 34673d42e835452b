-- Who signs in, as what, for how long: accounts, their links to customers, roles of staff, sessions.

create schema access;

-- One account of one identity provider. `issuer` is 'embedded' for the provider that comes with Joinery.
create table access.account (
  id uuid primary key default gen_random_uuid(),
  issuer text not null,
  subject text not null,
  name text not null,
  created_at timestamptz not null default now(),
  unique (issuer, subject)
);
select context.protect('access.account', 'process, account id read');

-- The evidenced, revocable act by which an account speaks for a customer. Never deleted.
create table access.account_link (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account,
  customer_id uuid not null,
  evidence text not null check (evidence <> ''),
  linked_by text not null,
  linked_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_because text,
  check ((revoked_at is null) = (revoked_because is null))
);
create unique index account_link_in_force on access.account_link (account_id) where revoked_at is null;
create index account_link_customer on access.account_link (customer_id);
select context.protect('access.account_link', 'process, customer customer_id read');

create table access.role_grant (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account,
  organisation text not null,
  role text not null check (role in ('adviser', 'caseworker', 'supervisor', 'director', 'auditor')),
  granted_by text not null,
  granted_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index role_grant_in_force on access.role_grant (account_id, organisation, role) where ended_at is null;
select context.protect('access.role_grant', 'process, organisation organisation read');

-- A sign-in under way at the identity provider; used once.
create table access.sign_in (
  state_hash bytea primary key,
  nonce text not null,
  code_verifier text not null,
  return_path text not null,
  level text not null,
  held_form uuid,
  expires_at timestamptz not null
);
select context.protect('access.sign_in', 'process');

-- Only the hash of a session's token is kept. `kind` 'referenced' is a person without an account, let in by a record of death.
create table access.session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  kind text not null check (kind in ('account', 'referenced')),
  account_id uuid references access.account,
  level text not null check (level in ('P0', 'P1', 'P2', 'P3')),
  id_token text,
  acting_under uuid,
  serving jsonb,
  record jsonb,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check ((kind = 'account') = (account_id is not null)),
  check ((kind = 'referenced') = (record is not null))
);
create index session_account on access.session (account_id);
create index session_ends on access.session (ends_at);
select context.protect('access.session', 'process');

-- The answers of a form whose session had ended when it was sent; given back once, to the same account.
create table access.held_form (
  id uuid primary key default gen_random_uuid(),
  account_id uuid,
  path text not null,
  fields jsonb not null,
  expires_at timestamptz not null
);
select context.protect('access.held_form', 'process');
