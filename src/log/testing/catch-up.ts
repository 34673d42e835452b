import type { Database } from "#postgres";
import type { Entries } from "../entry-shape.ts";
import type { Follower } from "../follow.ts";
import { contextOf, followOnce } from "../follow.ts";

/** Handles all that is sealed now. */
export async function catchUp(
  db: Database,
  follower: Follower,
  declared?: Entries,
): Promise<number> {
  for (let total = 0; ;) {
    const count = await followOnce(db, follower, declared);
    if (count === 0) return total;
    total += count;
  }
}

/** Starts a follower again from the beginning; its `handle` must then make the same state anew. */
export const replay = (db: Database, follower: Follower): Promise<void> =>
  db.transaction(contextOf(follower), async (tx) => {
    await tx.query("update log.follower set position = 0 where name = $1", [
      follower.name,
    ]);
  });
