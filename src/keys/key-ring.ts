import type { Clock } from "#kernel";
import type { Database } from "#postgres";
import type { HeldKey } from "./change-keys.ts";
import { ensureKeys, findOpener, keysContext } from "./change-keys.ts";
import type { Key, KeyRow, Purpose } from "./key.ts";
import { openKey, WrongKey } from "./key.ts";
import { findKeys, keysChannel } from "./queries/keys.ts";
import type { SealingKey } from "./sealing-key.ts";

/** The installation's keys as a process holds them. */
export type KeyRing = {
  /** The key in use for a purpose, as of the last change that this process was told of: ask at each signature. */
  current(purpose: Purpose): Key;
  /** Every key of a purpose that still counts, the one in use first, then the last retired. Of the log's the revoked too: what they sealed is checked on. */
  all(purpose: Purpose): readonly Key[];
  /** As `all`, looked up now: what others are told must not lag behind what signs. As held while the database does not answer. */
  fresh(purpose: Purpose): Promise<readonly Key[]>;
  /** True once a key was made that this process cannot open. */
  readonly isLost: boolean;
  stop(): Promise<void>;
};

export type KeyRingOptions = {
  readonly database: Database;
  readonly clock: Clock;
  /** The sealing keys at hand, looked up each time: while they change there are two. */
  readonly sealing: () => readonly SealingKey[];
  readonly purposes: readonly Purpose[];
  readonly held: (purpose: Purpose) => Promise<HeldKey | undefined>;
  /** Told when the keys can no longer be followed. A `WrongKey` means that this process must stop: it cannot open a new key. */
  readonly onFault: (error: unknown) => void;
};

const pollMs = 2_000;

/**
 * Opens the keys, making or taking in what is missing, and follows their rotation: at once when told (NOTIFY), else within seconds.
 * @throws WrongKey when this process holds another key than the installation's.
 */
export async function openKeyRing(options: KeyRingOptions): Promise<KeyRing> {
  const { database, clock, purposes, held, onFault } = options;
  let [asked, heard] = [0, 0];
  let keys = await database.transaction(keysContext, (tx) =>
    ensureKeys(tx, {
      sealing: options.sealing(),
      purposes,
      held,
      now: clock.now(),
    }),
  );
  const look = async (): Promise<void> => {
    const mine = ++asked;
    const read = await readKeys(options, keys);
    if (mine < heard) return; // one that began later was faster
    [keys, heard] = [read, mine];
  };
  let isLost = false;
  const fault = (error: unknown): void => {
    isLost ||= error instanceof WrongKey;
    onFault(error);
  };
  let looking = Promise.resolve();
  const lookInTurn = (): Promise<void> =>
    (looking = looking.then(look).catch(fault));
  const unlisten = await database.listen(keysChannel, () => void lookInTurn());
  const timer = setInterval(() => void lookInTurn(), pollMs);
  const all = (purpose: Purpose): readonly Key[] =>
    keys.filter(
      (key) =>
        key.purpose === purpose &&
        (purpose === "log" || key.revokedAt === undefined),
    );
  return {
    current(purpose) {
      const key = all(purpose).find(({ retiredAt }) => retiredAt === undefined);
      if (key === undefined)
        throw new WrongKey(`This installation has no ${purpose} key.`);
      return key;
    },
    all,
    async fresh(purpose) {
      // On the demand of whoever asks, behind nobody's patient look: while the database stands still, what is held answers at once.
      await look().catch(fault);
      return all(purpose);
    },
    get isLost() {
      return isLost;
    },
    async stop() {
      clearInterval(timer);
      await unlisten();
      await looking;
    },
  };
}

/** Opens only what changed: a process that was not given a new sealing key goes on until a key is made that it cannot open. */
const readKeys = (
  { database, sealing }: KeyRingOptions,
  known: readonly Key[],
): Promise<readonly Key[]> =>
  database.transaction(keysContext, async (tx) => {
    const rows = await findKeys(tx);
    const open = rows.map((row) => [row, knownAs(known, row)] as const);
    if (open.every(([, key]) => key !== undefined))
      return open.flatMap(([, key]) => key ?? []);
    const opener = await findOpener(tx, sealing());
    return open.map(([row, key]) => key ?? openKey(opener, row));
  });

const knownAs = (known: readonly Key[], row: KeyRow): Key | undefined =>
  known.find(
    ({ kid, retiredAt, revokedAt }) =>
      kid === row.kid &&
      retiredAt?.getTime() === row.retiredAt?.getTime() &&
      revokedAt?.getTime() === row.revokedAt?.getTime(),
  );
