import { setTimeout as sleep } from "node:timers/promises";
import type { Context, Database, Tx } from "#postgres";
import type { SealedEntry } from "./entry.ts";
import { findEntriesAfter } from "./entry.ts";
import { sealedChannel } from "./seal.ts";

export type Follower = {
  /** Its position is kept under this name: change it and everything is handled again. */
  readonly name: string;
  /** Runs in the transaction that moves the position, so each entry takes effect once. Entries come in order; skip the kinds that do not matter. */
  handle(tx: Tx, entries: readonly SealedEntry[]): Promise<void>;
};

/** A loop for `work`: runs until the signal. */
export type FollowLoop = {
  readonly name: string;
  run(signal: AbortSignal): Promise<void>;
};

const batchMax = 500;
const pollMs = 2_000; // only for what a lost notification would leave lying

const contextOf = (follower: Follower): Context => ({
  kind: "process",
  name: follower.name,
});

/** Handles the next entries and gives how many; 0 when there are none or another process is handling them. */
const followOnce = (db: Database, follower: Follower): Promise<number> =>
  db.transaction(contextOf(follower), async (tx) => {
    const position = await takePosition(tx, follower.name);
    if (position === undefined) return 0;
    const entries = await findEntriesAfter(tx, position, batchMax);
    const last = entries.at(-1);
    if (last === undefined) return 0;
    await follower.handle(tx, entries);
    await tx.query(
      "update log.follower set position = $2, moved_at = clock_timestamp() where name = $1",
      [follower.name, last.position],
    );
    return entries.length;
  });

async function takePosition(tx: Tx, name: string): Promise<number | undefined> {
  const take = () =>
    tx.query<{ position: number }>(
      "select position from log.follower where name = $1 for update skip locked",
      [name],
    );
  const [row] = await take();
  if (row !== undefined) return row.position;
  await tx.query(
    "insert into log.follower (name, position) values ($1, 0) on conflict do nothing",
    [name],
  );
  return (await take())[0]?.position;
}

/** Handles all that is sealed now. For tests, and for a replay. */
export async function catchUp(
  db: Database,
  follower: Follower,
): Promise<number> {
  for (let total = 0; ;) {
    const count = await followOnce(db, follower);
    if (count === 0) return total;
    total += count;
  }
}

/** Follows the sealed log from the stored position (0 at first), woken by each seal. */
export const followLog = (db: Database, follower: Follower): FollowLoop => ({
  name: `follow ${follower.name}`,
  async run(signal) {
    const bell = makeBell(signal);
    const stopListening = await db.listen(sealedChannel, bell.ring);
    try {
      while (!signal.aborted) {
        bell.hush(); // before looking, so that what is sealed meanwhile rings
        if ((await followOnce(db, follower)) === 0) await bell.rung();
      }
    } finally {
      await stopListening();
    }
  },
});

/** Starts a follower again from the beginning; its `handle` must then make the same state anew. */
export const replayFrom = (
  db: Database,
  follower: Follower,
  position: number,
): Promise<void> =>
  db.transaction(contextOf(follower), async (tx) => {
    await tx.query(
      `insert into log.follower (name, position) values ($1, $2)
       on conflict (name) do update set position = excluded.position, moved_at = clock_timestamp()`,
      [follower.name, position],
    );
  });

/** A bell that remembers a ring until it is awaited; also rings when the signal aborts or the poll's time is over. */
function makeBell(signal: AbortSignal): {
  ring(): void;
  hush(): void;
  rung(): Promise<void>;
} {
  let waiting = new AbortController();
  return {
    ring: () => waiting.abort(),
    hush: () => {
      waiting = new AbortController();
    },
    rung: () =>
      sleep(pollMs, undefined, {
        signal: AbortSignal.any([waiting.signal, signal]),
      }).catch(() => {}),
  };
}
