-- A mandate for some bodies: whatever statement runs under it sees what was sent to no other, and so no receipt of another.
create policy "bodies of the mandate" on delivery.delivery as restrictive
  using ((select context.bodies()) is null or context.reaches(organisation));
