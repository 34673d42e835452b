-- The bodies that a mandate lets be told and followed; null when nothing bounds them. Every council is `council`.
create function context.bodies() returns text[] language sql stable parallel safe
  return nullif(current_setting('joinery.bodies', true), '')::text[];

create function context.reaches(organisation text) returns boolean language sql stable parallel safe
  return context.bodies() is null or case when organisation like 'council:%' then 'council' else organisation end = any (context.bodies());
