import type { Result } from "#kernel";
import { isOk, ok } from "#kernel";
import type { Database, Tx } from "#postgres";
import type { Catalogue } from "../catalogue.ts";
import { compilePack } from "../compile-pack.ts";
import { readPack } from "../read-pack.ts";
import type { PackError } from "../source/pack-file.ts";
import { importPack } from "./import-pack.ts";
import { findPublication } from "./queries/publication.ts";
import { lockPublishing } from "./proposals.ts";
import { publishCatalogue } from "./publish-catalogue.ts";

/**
 * Brings the pack of a folder in force when the database has none: a first start. Gives the hash of what is in force, which may be another.
 * @param alongside what other rooms must know before anybody works with the version; it commits together with the publication or not at all
 */
export async function publishPackFolder(
  db: Database,
  publication: { readonly folder: string; readonly by: string },
  alongside: (tx: Tx, catalogue: Catalogue) => Promise<void>,
): Promise<Result<string, readonly PackError[]>> {
  const { folder, by } = publication;
  const context = { kind: "process", name: "catalogue" } as const;
  const before = await db.transaction(context, (tx) => findPublication(tx));
  if (before !== undefined) return ok(before.hash);
  const files = await readPack(folder);
  if (!isOk(files)) return files;
  const compiled = compilePack(files.value, ""); // it takes its time, so nobody waits for it behind the lock
  return db.transaction(context, async (tx) => {
    await lockPublishing(tx); // of processes that start at once, one imports
    const inForce = await findPublication(tx);
    if (inForce !== undefined) return ok(inForce.hash);
    const imported = await importPack(tx, files.value, by, compiled);
    if (!isOk(imported)) return imported;
    const { hash } = imported.value;
    await publishCatalogue(tx, { hash, by });
    await alongside(tx, imported.value);
    return ok(hash);
  });
}
