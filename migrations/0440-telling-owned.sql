-- A draft belongs to whoever made it: `owner` began it, `customer` is in whose name (none: told without an account).

-- Drafts of people without an account hung on the person who died and could be read by all who held the death's reference: they end here.
delete from telling.journey where reference is null and owner = subject
  and found ?| array['deathRecord.reference', 'deceased.name', 'deceased.dateOfDeath'];
alter table telling.journey rename column owner to customer;
alter table telling.journey alter column customer drop not null;
alter table telling.journey add column owner text;
-- What they confirmed keeps its row for its token; nobody opens it again.
update telling.journey set owner = 'closed', customer = null
  where customer = subject and reference is not null and subject in (select d.subject from telling.death_record d);
update telling.journey set owner = 'customer:' || customer where owner is null;
alter table telling.journey alter column owner set not null;
alter index telling.journey_owner rename to journey_customer;
create index journey_owner on telling.journey (owner, changed_at);
select context.protect_anew('telling.journey', 'owner owner, customer customer, process');
