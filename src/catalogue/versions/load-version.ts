import { isOk } from "#kernel";
import type { LocalDate } from "#kernel";
import type { Context, Database } from "#postgres";
import type { Catalogue } from "../catalogue.ts";
import { compilePack } from "../compile-pack.ts";
import { formatPackError } from "../source/pack-file.ts";
import type { PackFile } from "../source/pack-file.ts";
import { findFiles } from "./queries/version.ts";
import { findPublication, findPublicationOf } from "./queries/publication.ts";

const context: Context = { kind: "process", name: "catalogue" };

/** The files of a version, byte for byte; undefined when there is no such version. */
export async function findVersionFiles(
  db: Database,
  hash: string,
): Promise<readonly PackFile[] | undefined> {
  const files = await db.transaction(context, (tx) => findFiles(tx, hash));
  return files.length > 0 ? files : undefined;
}

const faultsShown = 20;

/** A version was published with another program than this; its message says where they differ. */
export class NoLongerCompiles extends Error {
  readonly code = "no-longer-compiles";
}

/** Loads and compiles a stored version, however old. Takes about a second: keep what it gives. */
export async function loadVersion(
  db: Database,
  hash: string,
): Promise<Catalogue> {
  const { files, published } = await db.transaction(context, async (tx) => ({
    files: await findFiles(tx, hash),
    published: await findPublicationOf(tx, hash),
  }));
  if (files.length === 0)
    throw new Error(`There is no catalogue version ${hash}. Import it first.`);
  const compiled = compilePack(
    files,
    published?.publishedAt.toISOString() ?? "",
    "kept",
  );
  if (isOk(compiled)) return compiled.value;
  const lines = compiled.error.slice(0, faultsShown).map(formatPackError);
  throw new NoLongerCompiles(
    `Catalogue version ${hash} does not compile with this program (${compiled.error.length} mistakes):\n${lines.join("\n")}`,
  );
}

/** Loads stored versions, each once for all who ask. */
export function versionsOf(db: Database): (hash: string) => Promise<Catalogue> {
  const loaded = new Map<string, Promise<Catalogue>>();
  const version = (hash: string): Promise<Catalogue> => {
    // Whoever asked for it first may have gone meanwhile: that is nothing to whoever asks still.
    const known = loaded.get(hash)?.catch((error: unknown) => {
      if (error instanceof NoLongerCompiles) throw error;
      return version(hash);
    });
    if (known) return known;
    const loading = loadVersion(db, hash);
    loaded.set(hash, loading);
    loading.catch(() => loaded.delete(hash)); // asked for again, it is tried again
    return loading;
  };
  return version;
}

/** The hash of the version in force, or of the newest that covers a day. */
export const findHashInForce = async (
  db: Database,
  asOf?: LocalDate,
): Promise<string | undefined> =>
  (await db.transaction(context, (tx) => findPublication(tx, asOf)))?.hash;
