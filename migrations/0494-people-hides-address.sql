-- Door: whether any of these people hides their address just now.
create function people.hides_address(customers uuid[]) returns boolean language sql stable as $$
  select exists (select from people.customer c where c.id = any (hides_address.customers) and c.address_hidden)
$$;
