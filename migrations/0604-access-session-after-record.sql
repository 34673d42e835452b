-- Whoever tells by a record of death and then signs in, there and then, goes on as that teller: their session remembers the record.
alter table access.session add column after_record jsonb;
