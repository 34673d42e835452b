import type { LocalDate } from "#kernel";
import type { Database, Tx } from "#postgres";
import type { Catalogue } from "../catalogue.ts";
import { findHashInForce, loadVersion } from "./load-version.ts";

const pollMs = 1_000; // a publication comes in force at midnight without anybody telling

/** The catalogue as a process holds it: a request takes `current()` once and keeps to it. */
export type CatalogueFollower = {
  /** The version in force. */
  current(): Catalogue;
  /** Any version, for what pinned it earlier. */
  version(hash: string): Promise<Catalogue>;
  /** The newest published version that covers a day. */
  covering(asOf: LocalDate): Promise<Catalogue>;
  stop(): Promise<void>;
};

/**
 * Holds the version in force and changes to a newly published one when told (NOTIFY), or at the next look every second.
 * `alongside` is done before anybody works with a version: what other rooms must know of it.
 * Waits for the first publication when there is none yet. A version that fails to load is reported and the old one stays.
 */
export async function followCatalogue(
  db: Database,
  report: (error: unknown) => void = () => {},
  alongside: (tx: Tx, catalogue: Catalogue) => Promise<void> = async () => {},
): Promise<CatalogueFollower> {
  const loaded = new Map<string, Promise<Catalogue>>();
  const version = (hash: string): Promise<Catalogue> => {
    const known = loaded.get(hash);
    if (known) return known;
    const loading = loadVersion(db, hash);
    loaded.set(hash, loading);
    loading.catch(() => loaded.delete(hash)); // asked for again, it is tried again
    return loading;
  };
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
    looking = looking.then(look).catch(report);
  };
  const unlisten = await db.listen("catalogue_published", lookInTurn);
  const timer = setInterval(lookInTurn, pollMs);
  lookInTurn();
  await first.promise;
  return {
    current: () => {
      if (!current) throw new Error("No catalogue has been published.");
      return current;
    },
    version,
    covering: async (asOf) => {
      const hash = await findHashInForce(db, asOf);
      if (hash === undefined)
        throw new Error(`No published catalogue covers ${asOf}.`);
      return version(hash);
    },
    async stop() {
      clearInterval(timer);
      await unlisten();
      await looking;
    },
  };
}
