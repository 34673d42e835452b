-- Entries that a follower failed on: set aside, so that they hold up no other, until somebody has them tried again (`joinery log again`).
create table log.set_aside (
  follower text not null,
  position bigint not null,
  entry bigint not null,
  fault text not null, -- a code or the kind of an error, nothing that anybody told
  tries integer not null default 1,
  again boolean not null default false,
  at timestamptz not null default clock_timestamp(),
  primary key (follower, position)
);
select context.protect('log.set_aside', 'process');
select log.attest('log.set_aside', 'key follower position, only follower position entry');
