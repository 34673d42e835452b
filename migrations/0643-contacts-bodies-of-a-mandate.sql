-- A mandate for some bodies: whatever statement runs under it sees contacts with no other, nor contacts that name those that were reached.
create policy "bodies of the mandate" on contacts.contact as restrictive for select
  using ((select context.bodies()) is null or (organisation is not null and context.reaches(organisation)));
