-- A mandate for some bodies: whatever statement runs under it sees looks of no other body.
create policy "bodies of the mandate" on people.look as restrictive for select
  using ((select context.bodies()) is null or organisation is null or context.reaches(organisation));
