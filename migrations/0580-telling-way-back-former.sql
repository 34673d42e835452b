-- A code that was sent stays good for its time when another is asked for: whoever asks in somebody's name keeps nobody out.
alter table telling.way_back add former_hash bytea, add former_expires_at timestamptz;
