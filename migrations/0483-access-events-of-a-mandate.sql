-- A mandate for some events: whatever statement runs under it sees that mandate, not whom else the giver lets act, nor the giver's accounts.
create policy "events of the mandate" on access.mandate as restrictive
  using ((select context.events()) is null or id::text = split_part((select context.owner()), ':', 2));
create policy "events of the mandate" on access.account_link as restrictive
  using ((select context.events()) is null);
