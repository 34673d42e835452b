-- Ways to reach a person count only when they have stood for a while, so that whoever steals a session cannot have codes sent to themselves.

-- The versions of these facts by which a person is reached at a moment: what a register holds counts at once, what was told after `pause`, and
-- what was replaced before that never does. What stood before goes on counting until the new version does. Facts told before this migration
-- count by the same rule: all but those of the last days stand already.
create function people.settled_facts(customer uuid, concepts text[], at timestamptz, pause interval, today date) returns setof people.fact
language sql stable as $$
  select distinct on (f.concept) f.* from people.fact f
  cross join lateral (
    select case when f.source ->> 'kind' in ('register', 'made-up') then f.recorded_at else f.recorded_at + pause end as since) settled
  where f.customer_id = settled_facts.customer and f.concept = any (settled_facts.concepts)
    and f.valid_from <= today and (f.valid_to is null or f.valid_to >= today)
    and settled.since <= at and (f.superseded_at is null or f.superseded_at >= settled.since)
  order by f.concept, settled.since desc, f.superseded_at desc nulls first
$$;
