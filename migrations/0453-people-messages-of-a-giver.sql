-- What was written to the giver of a mandate for some events is theirs to read; the helper's acts still write to them.
create policy "events of the mandate" on people.message as restrictive for select
  using ((select context.events()) is null);
