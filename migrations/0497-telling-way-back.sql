-- Codes with which somebody without an account comes back to what they told, on another browser. Only the hash is kept, until it is used or
-- too old. A reference that names nothing has its row too, so that asking for one does the same.
create table telling.way_back (
  reference text primary key,
  code_hash bytea not null,
  expires_at timestamptz not null
);
select context.protect('telling.way_back', 'process');
