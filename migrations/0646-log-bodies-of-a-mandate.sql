-- A mandate for some bodies: whatever statement runs under it reads entries of no other, nor those that list one among whom something was told.
create policy "bodies of the mandate" on log.entry as restrictive for select
  using ((select context.bodies()) is null or ((organisation is null or context.reaches(organisation))
    and not exists (select from jsonb_array_elements_text(dimensions -> 'organisations') as told where not context.reaches(told))));
