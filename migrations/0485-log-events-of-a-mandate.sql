-- A mandate for some events: whatever statement runs under it reads entries about no other.
create policy "events of the mandate" on log.entry as restrictive for select
  using ((select context.events()) is null or dimensions ->> 'event' = any ((select context.events())::text[]));
