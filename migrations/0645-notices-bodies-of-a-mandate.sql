-- A mandate for some bodies: whatever statement runs under it sees consequences at no other.
create policy "bodies of the mandate" on notices.consequence as restrictive
  using ((select context.bodies()) is null or context.reaches(organisation));
