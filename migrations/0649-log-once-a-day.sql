-- Appends, as a process, what anybody may set off as often as they like: once a day in London for a subject and just these dimensions.
create function log.append_once_a_day(kind text, subject uuid, dimensions jsonb) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(format('%s %s', kind, subject), 0));
  if not exists (
    select from log.entry e
    where e.subject = append_once_a_day.subject and e.kind = append_once_a_day.kind and e.dimensions = append_once_a_day.dimensions
      and (e.recorded_at at time zone 'Europe/London')::date = (clock_timestamp() at time zone 'Europe/London')::date
  ) then
    perform log.append(kind, subject, null, dimensions);
  end if;
end $$;
