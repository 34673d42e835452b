import type { Tx } from "#postgres";
import { appendLog } from "./append.ts";
import type { SealedEntry } from "./entry.ts";

/** Of the log itself: nobody acts on them, and they are written because of others. */
const ownKinds = ["log.rows", "log.followed"];

/** Says in the log that a follower has handled what came after a position, in the transaction in which it did. Nothing is said of the log's own entries. */
export async function noteFollowed(
  tx: Tx,
  follower: string,
  after: number,
  entries: readonly SealedEntry[],
): Promise<void> {
  if (entries.every(({ kind }) => ownKinds.includes(kind))) return;
  const through = entries.at(-1)?.position;
  const dimensions = { follower, after, through };
  await appendLog(tx, { kind: "log.followed", dimensions });
}

/** What somebody wrote behind our back may be anything: only what can be one is made an identifier, or a number. */
export const castIf = (value: string, type: "uuid" | "bigint"): string =>
  `case when pg_input_is_valid(${value}, '${type}') then (${value})::${type} end`;

/** How far a follower had come before anything was said of that. It was said once, before any of them followed on. */
export const followedBefore = (name: string): string =>
  `coalesce((select ${castIf(`b.dimensions ->> ${name}`, "bigint")} from log.entry b left join log.sealed at on at.entry_id = b.id
     where b.kind = 'log.followed-before' and not exists (select from log.entry o join log.sealed s on s.entry_id = o.id
       where o.kind = 'log.followed' and s.position < coalesce(at.position, s.position + 1))
     order by at.position limit 1), 0)`;

/** Followers that passed entries without saying so when they did: somebody moved them. None can have followed what stands behind its saying so. */
export const passedQuery = `
  with said as (
    select e.dimensions ->> 'follower' as name, ${castIf("e.dimensions ->> 'after'", "bigint")} as after, ${castIf("e.dimensions ->> 'through'", "bigint")} as through,
      s.position from log.entry e left join log.sealed s on s.entry_id = e.id where e.kind = 'log.followed'
  ), span as (
    select name, after, through from said where through < coalesce(position, through + 1)
    union all select name, 0, ${followedBefore("name")} from log.follower
    union all select name, position, position from log.follower
  ), gap as (
    select name, max(through) over (partition by name order by after, through rows between unbounded preceding and 1 preceding) as after, after as upto from span)
  select 'log.follower was moved: ' || name || ' has passed ' || count(*) || ' entries, from position ' || min(s.position) || ' on, that it did not act on.' as message
  from gap join log.sealed s on s.position > gap.after and s.position <= gap.upto join log.entry e on e.id = s.entry_id
  where e.kind not in (${ownKinds.map((kind) => `'${kind}'`).join(", ")}) group by name`;
