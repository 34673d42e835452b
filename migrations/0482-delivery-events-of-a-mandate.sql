-- A mandate for some events: whatever statement runs under it sees what was sent for no other, nor which bodies know the giver.
create policy "events of the mandate" on delivery.delivery as restrictive
  using ((select context.events()) is null or life_event = any ((select context.events())::text[]));
create policy "events of the mandate" on delivery.receipt as restrictive
  using ((select context.events()) is null or exists (select from delivery.delivery d where d.id = receipt.delivery));
create policy "events of the mandate" on delivery.lane as restrictive
  using ((select context.events()) is null);
