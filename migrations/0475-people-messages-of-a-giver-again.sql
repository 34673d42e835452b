-- Protecting messages anew had taken this bound away: see 0453-people-messages-of-a-giver.sql.
create policy "events of the mandate" on people.message as restrictive for select
  using ((select context.events()) is null);
