-- What changes what is in force is done by two people who are signed in: one puts a draft forward, another agrees or refuses. A command line drafts.
alter table catalogue.proposal drop constraint proposal_check; -- agreed_by <> proposed_by
alter table catalogue.proposal rename column proposed_at to drafted_at;
alter table catalogue.proposal rename column agreed_by to ended_by;
alter table catalogue.proposal rename column agreed_at to ended_at;
alter table catalogue.proposal
  alter column proposed_by drop not null,
  add column outcome text check (outcome in ('agreed', 'refused', 'withdrawn')),
  add column reason text;
update catalogue.proposal set outcome = 'agreed' where ended_at is not null;
-- Those that wait were made in a name that a command line gave, which proves nobody's identity: they are drafts again.
update catalogue.proposal set proposed_by = null where ended_at is null;
alter table catalogue.proposal
  add check ((outcome is null) = (ended_at is null) and (outcome is null) = (ended_by is null)),
  add check (outcome is distinct from 'agreed' or coalesce(proposed_by <> ended_by, false));
select log.attest('catalogue.proposal', 'key id'); -- its columns have other names now
