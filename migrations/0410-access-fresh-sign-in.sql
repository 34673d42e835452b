-- When somebody last showed who they are: money, identity and ways to be reached ask for it anew. Sessions that are open now do not know, so they are asked.
alter table access.session add column authenticated_at timestamptz;
-- A sign-in that was begun for that.
alter table access.sign_in add column again boolean not null default false;
