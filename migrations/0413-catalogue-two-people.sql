-- What is in force changes only by a proposal to which a second person agreed. Publications that exist stay as they are.

create table catalogue.proposal (
  id bigint primary key generated always as identity,
  version text references catalogue.version, -- to be published
  covers_from date,
  publication bigint references catalogue.publication, -- or to be taken back
  proposed_by uuid not null,
  proposed_at timestamptz not null default now(),
  agreed_by uuid check (agreed_by <> proposed_by),
  agreed_at timestamptz,
  check ((version is null) <> (publication is null)),
  check ((version is null) = (covers_from is null))
);
select context.protect('catalogue.proposal', 'process read append change');

-- A publication that was rolled back, or called off before its day; what was in force before it comes back.
create table catalogue.withdrawal (
  publication bigint primary key references catalogue.publication,
  withdrawn_at timestamptz not null default now()
);
select context.protect('catalogue.withdrawal', 'anyone read, process append');
