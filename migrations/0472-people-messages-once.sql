-- Somebody who told without an account is written to as well: such a message belongs to its owner.
alter table people.message alter column customer_id drop not null, add column owner text;
select context.protect_anew('people.message', 'customer customer_id read append, owner owner read, process');

-- What a message was written about, so that it is written once however often that is seen.
create table people.message_cause (cause text primary key, written_at timestamptz not null default now());
select context.protect('people.message_cause', 'process');
