-- Held answers are for the browser that sent them, in whose name they were typed there. What was held before is not known to be anybody's.
delete from access.held_form;
alter table access.held_form
  add column browser text not null,
  -- The mandate or the customer served, empty for one's own affairs.
  add column acting text not null default '';
-- The hash of the form token that the same person's earlier session in this browser had: pages that are still open in it carry that.
alter table access.session add column earlier_form bytea;
