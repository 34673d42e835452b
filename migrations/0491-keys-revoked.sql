-- A key that somebody else may have: from then on it is neither used, accepted nor published.
alter table keys.key add column revoked_at timestamptz, add check (revoked_at is null or retired_at is not null);
