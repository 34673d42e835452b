-- A mandate for some events: whatever statement runs under it sees contacts about no other.
create policy "events of the mandate" on contacts.contact as restrictive for select
  using ((select context.events()) is null or life_event = any ((select context.events())::text[]));
