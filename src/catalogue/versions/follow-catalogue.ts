import type { Database, Tx } from "#postgres";
import type { Catalogue } from "../catalogue.ts";
import {
  findHashInForce,
  NoLongerCompiles,
  versionsOf,
} from "./load-version.ts";

const pollMs = 1_000; // a publication comes in force at midnight without anybody telling

/** The catalogue as a process holds it: a request takes `current()` once and keeps to it. */
export type CatalogueFollower = {
  /** The version in force. */
  current(): Catalogue;
  /** Any version, for what pinned it earlier. */
  version(hash: string): Promise<Catalogue>;
  stop(): Promise<void>;
};

/**
 * Holds the version in force and changes to a newly published one when told (NOTIFY), or at the next look every second.
 * `alongside` is done before anybody works with a version: what other rooms must know of it.
 * Waits for the first publication when there is none yet. A version that fails to load is reported and the old one stays.
 * @throws NoLongerCompiles when there is no old one
 */
export async function followCatalogue(
  db: Database,
  report: (error: unknown) => void = () => {},
  alongside: (tx: Tx, catalogue: Catalogue) => Promise<void> = async () => {},
): Promise<CatalogueFollower> {
  const version = versionsOf(db);
  let current: Catalogue | undefined;
  const first = Promise.withResolvers<void>();
  const look = async (): Promise<void> => {
    const hash = await findHashInForce(db);
    if (hash === undefined) return;
    if (hash !== current?.hash) {
      const next = await version(hash);
      await db.transaction({ kind: "process", name: "catalogue" }, (tx) =>
        alongside(tx, next),
      );
      current = next;
    }
    first.resolve();
  };
  let looking = Promise.resolve();
  const lookInTurn = (): void => {
    looking = looking.then(look).catch((error: unknown) => {
      if (error instanceof NoLongerCompiles) first.reject(error);
      report(error);
    });
  };
  const unlisten = await db.listen("catalogue_published", lookInTurn);
  const timer = setInterval(lookInTurn, pollMs);
  lookInTurn();
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    await unlisten();
    await looking;
  };
  await first.promise.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    current: () => {
      if (!current) throw new Error("No catalogue has been published.");
      return current;
    },
    version,
    stop,
  };
}
