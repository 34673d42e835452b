import { setTimeout as sleep } from "node:timers/promises";
import { pause } from "#kernel";
import type { Clock } from "#kernel";
import type { Database } from "#postgres";
import { countUnsealed } from "./count-unsealed.ts";
import { openOutlet } from "./outlet.ts";
import { HeadRefused, checkOutlet, noteFault, publishHead } from "./publish.ts";
import { sealBatch, sealer } from "./seal.ts";
import type { SigningKey } from "./signing-key.ts";

export type SealerOptions = {
  /** The key in use now. */
  key(): SigningKey;
  /** The folder or address that heads go to. */
  readonly headsTo: string;
  readonly clock: Clock;
  /** Told when the place does not answer, at each try. */
  onFault?(error: unknown): void;
};

const pauseMinMs = 20;
const pauseMaxMs = 200;
const publishEveryMs = 200;
const publishAgainMsMax = 30_000;
/** So long sealing goes on while heads cannot go out; then it waits for the place, because what no head covers could be rewritten. */
const unpublishedMsMax = 3_600_000;

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
  }: {
    readonly key: SigningKey;
    readonly clock: Clock;
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
 * Seals until the signal and publishes the head of every batch; any number may run, one works at a time. Polls, because a NOTIFY in every
 * append would make commits queue. Batches that come faster than five a second share a head; whoever was killed in between, the next one publishes.
 * While the place does not answer it is tried again and again, and sealing goes on for `unpublishedMsMax`.
 * @throws HeadRefused when the log does not extend what was published; else what the database throws. The caller starts it again.
 */
export async function runSealer(
  db: Database,
  options: SealerOptions,
  signal: AbortSignal,
): Promise<void> {
  const outlet = openOutlet(options.headsTo);
  let failingSince: Date | undefined;
  const attempt = async (act: () => Promise<void>): Promise<boolean> => {
    try {
      await act();
      failingSince = undefined;
      return true;
    } catch (error) {
      const now = options.clock.now();
      failingSince = await noteFault(db, outlet, { error, now });
      options.onFault?.(error);
      if (error instanceof HeadRefused) throw error;
      return false;
    }
  };
  const publish = () => attempt(() => publishHead(db, outlet, options.key()));
  await attempt(() => checkOutlet(db, outlet));
  const failed = new AbortController();
  const stopping = AbortSignal.any([signal, failed.signal]);
  const maySeal = () =>
    failingSince === undefined ||
    options.clock.now().getTime() - failingSince.getTime() < unpublishedMsMax;
  const seal = async () => {
    for (
      let pauseMs = pauseMinMs;
      !stopping.aborted;
      await pause(pauseMs, stopping)
    ) {
      const now = options.clock.now();
      const batch = maySeal()
        ? await sealBatch(db, { key: options.key(), now })
        : undefined;
      pauseMs = batch ? pauseMinMs : Math.min(pauseMs * 2, pauseMaxMs);
    }
  };
  const goOut = async () => {
    for (let ms = publishEveryMs; !stopping.aborted; await pause(ms, stopping))
      ms = (await publish())
        ? publishEveryMs
        : Math.min(ms * 2, publishAgainMsMax);
  };
  const fail = (error: unknown): never => {
    failed.abort();
    throw error;
  };
  await Promise.all([seal().catch(fail), goOut().catch(fail)]);
  const { clock } = options;
  if (maySeal())
    await sealAll(db, { key: options.key(), clock, patienceMs: 0 });
  await publish();
}
