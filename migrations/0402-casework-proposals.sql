-- What one person proposes to disclose to another body, and what a second person of the same body said. One open proposal a task; nothing is
-- sent by a proposal alone. `good_until`: who has not answered by then has not agreed.
create table casework.proposal (
  id uuid primary key default gen_random_uuid(),
  case_task uuid not null references casework.case_task,
  organisation text not null,
  target text not null,
  flow text not null,
  flow_version integer not null,
  reason text not null,
  by uuid not null,
  by_name text not null,
  proposed_at timestamptz not null,
  good_until timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('agreed', 'refused', 'withdrawn', 'expired', 'overtaken')),
  ended_by uuid,
  check ((ended_at is null) = (outcome is null)),
  check (outcome is distinct from 'agreed' or ended_by is distinct from by and ended_by is not null)
);
create unique index proposal_open on casework.proposal (case_task) where ended_at is null;
select context.protect('casework.proposal', 'organisation organisation read, process');
