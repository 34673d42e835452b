-- How often somebody tried to guess something in this hour, by the hash of what is tried and of where from; whatever process they reach.
create table access.guess (
  key bytea primary key,
  since timestamptz not null,
  tries integer not null
);
select context.protect('access.guess', 'process');
