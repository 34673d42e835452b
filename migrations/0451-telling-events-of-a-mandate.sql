-- A mandate for some events: whatever statement runs under it sees journeys of no other.
create policy "events of the mandate" on telling.journey as restrictive
  using ((select context.events()) is null or event = any ((select context.events())::text[]));
