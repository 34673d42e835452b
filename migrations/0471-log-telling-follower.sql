-- Who told of something hears of it from here on: nothing is written about what was sealed before.
insert into log.follower (name, position) select 'telling', coalesce(max(position), 0) from log.sealed on conflict do nothing;
