-- What telling made true is put back with it.

-- Deaths that were told before.
select people.record_death(subject, id, now()) from notices.notice where state = 'standing' and occurrence = 'death';

-- Whatever ends a telling, in the same transaction: what it made true is reversed, back to the first version of a chain of corrections,
-- and a death nobody tells of any more is none.
create function notices.reverse() returns trigger language plpgsql as $$
declare
  asking text := context.exchange_kind('process');
begin
  perform log.append('people.facts-reversed', concerned.customer, null, jsonb_build_object('notice', new.id, 'facts', concerned.facts), null)
  from (
    select customer, count(*) as facts from people.reverse_facts((
      with recursive chain as (
        select new.id, new.about union all select n.id, n.about from notices.notice n join chain on n.id = chain.about
      ) select array_agg(id) from chain), clock_timestamp()) as customer
    group by customer order by customer
  ) as concerned;
  if new.occurrence = 'death' and new.state = 'withdrawn' and not exists (
    select from notices.notice n where n.subject = new.subject and n.occurrence = 'death' and n.state in ('standing', 'joined')
  ) then
    perform people.reverse_death(new.subject);
  end if;
  perform context.exchange_kind(asking);
  return null;
end $$;
create trigger reverse after update of state on notices.notice for each row
  when (new.state in ('withdrawn', 'corrected') and old.state in ('standing', 'joined')) execute function notices.reverse();

create function notices.record_death() returns trigger language plpgsql as $$
begin
  perform people.record_death(new.subject, new.id, new.confirmed_at);
  return null;
end $$;
create trigger record_death after insert on notices.notice for each row
  when (new.occurrence = 'death' and new.state in ('standing', 'joined')) execute function notices.record_death();
