-- Messages to people by another channel than the page, and new bank accounts that wait for one.

-- What GOV.UK Notify would send. `secret` messages carry a code: they are not shown where the code is to be typed.
create table people.message (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null references people.customer,
  channel text not null check (channel in ('email', 'text', 'letter')),
  sent_to text not null,
  kind text not null,
  locale text not null check (locale in ('en', 'cy')),
  subject text not null,
  body text not null,
  secret boolean not null default false,
  written_at timestamptz not null,
  sent_at timestamptz
);
create index message_customer on people.message (customer_id, written_at desc);
create index message_waiting on people.message (written_at) where sent_at is null;
select context.protect('people.message', 'customer customer_id read append, process');

-- A new bank account pays nobody until its owner has confirmed it with a code that came another way.
create table people.bank_account_change (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null references people.customer,
  account jsonb not null,
  state text not null check (state in ('waiting', 'confirmed', 'refused', 'expired')),
  code_hash bytea not null,
  tries integer not null default 0,
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  decided_at timestamptz,
  effective_from date,
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'confirmed') = (effective_from is not null))
);
create unique index bank_account_change_waiting on people.bank_account_change (customer_id) where state = 'waiting';
select context.protect('people.bank_account_change', 'customer customer_id, process');
