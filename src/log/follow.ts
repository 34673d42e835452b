import { pause } from "#kernel";
import { DatabaseFault, isConnectionLost } from "#postgres";
import type { Context, Database, Tx } from "#postgres";
import type { Entries } from "./entry-shape.ts";
import { faultOf, UndeclaredEntry, unheard } from "./entry-shape.ts";
import type { SealedEntry } from "./entry.ts";
import { findEntriesAfter } from "./entry.ts";
import { noteFollowed } from "./followed.ts";
import { sealedChannel } from "./seal.ts";
import { dropAside, setAside, takeAside } from "./set-aside.ts";

export type Follower = {
  /** Its position is kept under this name: change it and everything is handled again. */
  readonly name: string;
  /** The kinds that matter to it, with what it reads of each. */
  readonly heeds: Entries;
  /**
   * Runs in the transaction that moves the position, so each entry takes effect once. Entries of the kinds it heeds come in order.
   * An entry that it fails on is set aside, and those behind it go on; at one that is not as declared it stops.
   */
  handle(tx: Tx, entries: readonly SealedEntry[]): Promise<void>;
};

/** A loop for `work`: runs until the signal. */
export type FollowLoop = {
  readonly name: string;
  run(signal: AbortSignal): Promise<void>;
};

const batchMax = 500;
/** When more than this fail one after the other, the follower is at fault and no entry: it stays where it is. */
const badInARowMax = 20;
const pollMs = 2_000; // only for what a lost notification would leave lying

export const contextOf = (follower: Follower): Context => ({
  kind: "process",
  name: follower.name,
});

/**
 * Handles the next entries and gives how many; 0 when there are none or another process is handling them.
 * @throws UndeclaredEntry when the next is one that no room declares, or not as the follower heeds it
 */
export const followOnce = (
  db: Database,
  follower: Follower,
  declared?: Entries,
): Promise<number> =>
  db.transaction(contextOf(follower), async (tx) => {
    const position = await takePosition(tx, follower.name);
    if (position === undefined) return 0;
    const again = await takeAside(tx, follower.name);
    await handleEach(tx, follower, again);
    const next = await findEntriesAfter(tx, position, batchMax);
    const entries = asDeclared(next, follower, declared);
    const last = entries.at(-1);
    if (last === undefined) return again.length;
    const heeded = entries.filter(({ kind }) => kind in follower.heeds);
    if (heeded.length > 0 && (await attempt(tx, follower, heeded)))
      await handleEach(tx, follower, heeded);
    await tx.query(
      "update log.follower set position = $2, moved_at = clock_timestamp() where name = $1",
      [follower.name, last.position],
    );
    await noteFollowed(tx, follower.name, position, entries);
    return entries.length;
  });

/** The entries before the first that is not as declared. */
function asDeclared(
  entries: readonly SealedEntry[],
  { name, heeds }: Follower,
  declared: Entries | undefined,
): readonly SealedEntry[] {
  const faults = entries.map((entry) =>
    entry.kind in heeds
      ? faultOf(entry, heeds)
      : declared && !(entry.kind in declared)
        ? `no room declares ${entry.kind}`
        : undefined,
  );
  const first = faults.findIndex((fault) => fault !== undefined);
  const entry = entries[first];
  if (first === 0 && entry)
    throw new UndeclaredEntry(
      `${name} stops at entry ${entry.id}: ${faults[0]}. Declare it in its room’s entries.ts, or run the program that wrote it.`,
    );
  return first < 0 ? entries : entries.slice(0, first);
}

async function handleEach(
  tx: Tx,
  follower: Follower,
  entries: readonly SealedEntry[],
): Promise<void> {
  let inARow = 0;
  for (const entry of entries) {
    const fault = await attempt(tx, follower, [entry]);
    inARow = fault === undefined ? 0 : inARow + 1;
    if (inARow > badInARowMax) throw fault;
    if (fault === undefined) await dropAside(tx, follower.name, entry);
    else await setAside(tx, follower.name, entry, fault);
  }
}

/** Undefined when it is done; else what stood in the way, and nothing of it is kept. */
async function attempt(
  tx: Tx,
  follower: Follower,
  entries: readonly SealedEntry[],
): Promise<Error | undefined> {
  await tx.query("savepoint handling");
  try {
    await follower.handle(tx, entries);
    await tx.query("release savepoint handling");
    return undefined;
  } catch (error) {
    if (!(error instanceof Error) || isPassing(error)) throw error;
    await tx.query("rollback to savepoint handling");
    return error;
  }
}

/** What time mends, and no entry is to blame for: everything is then tried again from where it stood. */
const isPassing = (error: Error): boolean =>
  isConnectionLost(error) ||
  error instanceof DatabaseFault ||
  ("code" in error && /^(40|53|55|57|58)\w{3}$/.test(String(error.code)));

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

/**
 * Follows the sealed log from the stored position (0 at first), woken by each seal.
 * @throws Error when the follower heeds what no room declares
 */
export function followLog(
  db: Database,
  follower: Follower,
  declared: Entries,
): FollowLoop {
  const [missing] = unheard(follower.heeds, declared);
  if (missing !== undefined)
    throw new Error(`The follower ${follower.name} heeds ${missing}.`);
  return {
    name: `follow ${follower.name}`,
    async run(signal) {
      const bell = makeBell(signal);
      const stopListening = await db.listen(sealedChannel, bell.ring);
      try {
        while (!signal.aborted) {
          bell.hush(); // before looking, so that what is sealed meanwhile rings
          if ((await followOnce(db, follower, declared)) === 0)
            await bell.rung();
        }
      } finally {
        await stopListening();
      }
    },
  };
}

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
    rung: () => pause(pollMs, AbortSignal.any([waiting.signal, signal])),
  };
}
