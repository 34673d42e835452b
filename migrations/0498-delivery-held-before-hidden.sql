-- A body that says it took an event before its address was hidden holds what was told first: `held`, and `fields` are what it has.
alter table delivery.delivery drop constraint delivery_hiding_check;
alter table delivery.delivery add constraint delivery_hiding_check check (hiding in ('withhold', 'mark', 'unit', 'phone', 'held'));
