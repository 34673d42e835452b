import type { Tx } from "#postgres";
import type { SealedEntry } from "./entry.ts";
import { entryColumns } from "./entry.ts";
import { sealedChannel } from "./seal.ts";

/** Sets aside an entry that a follower fails on, so that it holds up no other. What it said is kept by its kind: errors may hold what people told. */
export const setAside = (
  tx: Tx,
  follower: string,
  { id, position }: SealedEntry,
  fault: Error,
): Promise<unknown> =>
  tx.query(
    `insert into log.set_aside as held (follower, position, entry, fault) values ($1, $2, $3, $4)
     on conflict (follower, position) do update set fault = excluded.fault, tries = held.tries + 1`,
    [follower, position, id, "code" in fault ? String(fault.code) : fault.name],
  );

/** Takes the entries that somebody asked a follower to try again, oldest first. */
export const takeAside = (
  tx: Tx,
  follower: string,
): Promise<readonly SealedEntry[]> =>
  tx.query<SealedEntry>(
    `with taken as (update log.set_aside set again = false where follower = $1 and again returning position, entry)
     select taken.position, ${entryColumns} from taken join log.entry on entry.id = taken.entry order by taken.position`,
    [follower],
  );

export const dropAside = (
  tx: Tx,
  follower: string,
  { position }: SealedEntry,
): Promise<unknown> =>
  tx.query("delete from log.set_aside where follower = $1 and position = $2", [
    follower,
    position,
  ]);

/** Has every entry that was set aside tried again, and gives how many those are. */
export async function tryAsideAgain(tx: Tx): Promise<number> {
  const rows = await tx.query(
    "update log.set_aside set again = true returning follower",
  );
  await tx.query(`select pg_notify('${sealedChannel}', '')`);
  return rows.length;
}

/** How many entries each follower has set aside, in words for `GET /health`; none is no words. */
export async function describeAside(tx: Tx): Promise<string | undefined> {
  const rows = await tx.query<{ follower: string; count: number }>(
    "select follower, count(*)::integer as count from log.set_aside group by follower order by follower",
  );
  return rows.length === 0
    ? undefined
    : `set aside: ${rows.map(({ follower, count }) => `${count} of ${follower}`).join(", ")}`;
}
