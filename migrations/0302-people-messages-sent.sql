-- Messages leave by a sender: how often each was tried, when it may be tried next, and why one cannot be sent.

-- A worker sets `due_at` ahead before it sends, so that what it held when it died is sent after all. `fault` is what went wrong last.
alter table people.message
  add column tries integer not null default 0,
  add column due_at timestamptz not null default '-infinity',
  add column failed_at timestamptz,
  add column fault text,
  add check (sent_at is null or failed_at is null),
  add check (failed_at is null or fault is not null);
drop index people.message_waiting;
create index message_due on people.message (due_at, written_at) where sent_at is null and failed_at is null;
create index message_unsent on people.message (written_at) where sent_at is null and fault is not null;
