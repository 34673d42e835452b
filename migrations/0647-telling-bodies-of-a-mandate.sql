-- A mandate for some bodies: whatever statement runs under it sees the journeys that were begun under it; another's answers may be for other bodies.
create policy "bodies of the mandate" on telling.journey as restrictive
  using ((select context.bodies()) is null or owner = (select context.owner()));
