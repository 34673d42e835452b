-- A telling that is not confirmed yet: saved after each answer, so that a lost session or a closed browser loses nothing.

create schema telling;

-- `answers` and `found` are facts by concept; `version` goes up with every change, so that a page of another tab can tell it is old.
-- `token` makes confirming idempotent. Once confirmed only the reference is kept: the notice holds the facts.
create table telling.journey (
  id uuid primary key,
  event text not null,
  owner uuid not null,
  subject uuid not null,
  catalogue text not null,
  channel text not null check (channel in ('digital', 'phone', 'counter', 'home-visit', 'post')),
  token text not null unique,
  version integer not null default 1,
  answers jsonb not null default '{}',
  found jsonb not null default '{}',
  opt_outs text[] not null default '{}',
  claims text[] not null default '{}',
  started_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  minutes integer check (minutes >= 0),
  corrects text,
  reference text
);
create index journey_owner on telling.journey (owner, changed_at);
select context.protect('telling.journey', 'customer owner, process');

-- The person whose death a register confirmed: a second teller with the same reference tells about the same person.
create table telling.death_record (
  organisation text not null,
  reference text not null,
  subject uuid not null,
  primary key (organisation, reference)
);
select context.protect('telling.death_record', 'process');
