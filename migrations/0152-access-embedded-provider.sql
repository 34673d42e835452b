-- What the identity provider for demonstrations keeps, so that every `serve` process can finish what another began.

create table access.provider_record (
  model text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  expires_at timestamptz,
  primary key (model, id)
);
create index provider_record_grant on access.provider_record (grant_id) where grant_id is not null;
create index provider_record_uid on access.provider_record (uid) where uid is not null;
create index provider_record_expires on access.provider_record (expires_at);
select context.protect('access.provider_record', 'process');

-- Its keys, made at the first start.
create table access.provider_key (
  name text primary key,
  value jsonb not null
);
select context.protect('access.provider_key', 'process');
