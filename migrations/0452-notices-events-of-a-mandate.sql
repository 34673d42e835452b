-- A mandate for some events: whatever statement runs under it sees notices of no other.
create policy "events of the mandate" on notices.notice as restrictive
  using ((select context.events()) is null or life_event = any ((select context.events())::text[]));
