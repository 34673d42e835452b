-- A mandate for some events: whatever statement runs under it reads and writes the facts that those events need, and no others.
create policy "events of the mandate" on people.fact as restrictive
  using ((select context.events()) is null or concept = any ((select context.concepts())::text[]));
create policy "events of the mandate" on people.bank_account_change as restrictive
  using ((select context.events()) is null or concept = any ((select context.concepts())::text[]));
-- What bodies call the giver is for no event; who looked is the giver's to see, but for the helper's own looks and registers asked for the event.
create policy "events of the mandate" on people.identifier as restrictive
  using ((select context.events()) is null);
create policy "events of the mandate" on people.look as restrictive
  using ((select context.events()) is null or account_id::text = (select context.account())
    or purpose = any ((select context.events())::text[]));
