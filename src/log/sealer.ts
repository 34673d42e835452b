import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "#kernel";
import type { Database } from "#postgres";
import type { Batch } from "./batch.ts";
import { findLastBatch } from "./batch.ts";
import { publishHead } from "./heads.ts";
import { sealBatch, sealer } from "./seal.ts";
import type { SigningKey } from "./signing-key.ts";
import { countUnsealed } from "./count-unsealed.ts";

export type SealerOptions = {
  /** The key in use, asked for at each signature: it may be rotated meanwhile. */
  readonly key: () => SigningKey;
  /** Where daily heads are published. */
  readonly headsFolder: string;
  readonly clock: Clock;
};

const pauseMinMs = 20;
const pauseMaxMs = 200;
const publishEveryMs = 60_000;

/**
 * Seals everything that is committed now and gives how many batches that were. For tests, and before a check.
 * A transaction that is open anywhere in the server, in another database too, holds sealing up: it is waited for, `patienceMs` at most.
 */
export async function sealAll(
  db: Database,
  {
    key,
    clock,
    patienceMs = 10_000,
  }: Pick<SealerOptions, "clock"> & {
    readonly key: SigningKey;
    readonly patienceMs?: number;
  },
): Promise<number> {
  const giveUpAt = performance.now() + patienceMs;
  for (let batches = 0; ;) {
    const batch = await sealBatch(db, { key, now: clock.now() });
    if (batch !== undefined) batches += 1;
    else if (await isAllSealed(db)) return batches;
    else if (performance.now() > giveUpAt) return batches;
    else await sleep(pauseMinMs);
  }
}

const isAllSealed = async (db: Database): Promise<boolean> =>
  (await db.transaction(sealer, countUnsealed)) === 0;

/**
 * Seals until the signal; any number may run, one works. Polls, because a NOTIFY in every append would make commits queue.
 * The head of the day is published when a day or a key has its first batch, at most once a minute after that, and at the end.
 * @throws what the database throws; the caller starts it again.
 */
export async function runSealer(
  db: Database,
  options: SealerOptions,
  signal: AbortSignal,
): Promise<void> {
  let published = { batch: 0, day: "", fingerprint: "", at: 0 };
  let sealed: Batch | undefined;
  const publish = async () => {
    sealed ??= await db.transaction(sealer, findLastBatch);
    if (sealed === undefined || sealed.number === published.batch) return;
    const day = options.clock.today();
    const key = options.key();
    publishHead(options.headsFolder, { key, day, batch: sealed });
    const { fingerprint } = key;
    published = { batch: sealed.number, day, fingerprint, at: Date.now() };
  };
  for (let pauseMs = pauseMinMs; !signal.aborted;) {
    const batch = await sealBatch(db, {
      key: options.key(),
      now: options.clock.now(),
    });
    sealed = batch ?? sealed;
    pauseMs = batch ? pauseMinMs : Math.min(pauseMs * 2, pauseMaxMs);
    const isDue =
      options.clock.today() !== published.day ||
      options.key().fingerprint !== published.fingerprint ||
      Date.now() - published.at > publishEveryMs;
    if (isDue) await publish();
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
  await publish();
}
