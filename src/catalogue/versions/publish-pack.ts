import type { Result } from "#kernel";
import { isOk, ok } from "#kernel";
import type { Database, Tx } from "#postgres";
import type { Catalogue } from "../catalogue.ts";
import { hashOf } from "../compile-pack.ts";
import { readPack } from "../read-pack.ts";
import type { PackError } from "../source/pack-file.ts";
import { importPack } from "./import-pack.ts";
import { findHashInForce } from "./load-version.ts";
import { publishCatalogue } from "./publish-catalogue.ts";

/**
 * Brings the pack of a folder in force, unless it is already; gives the version's hash.
 * @param alongside what other rooms must know before anybody works with the version; it commits together with the publication or not at all
 */
export async function publishPackFolder(
  db: Database,
  publication: { readonly folder: string; readonly by: string },
  alongside: (tx: Tx, catalogue: Catalogue) => Promise<void>,
): Promise<Result<string, readonly PackError[]>> {
  const { folder, by } = publication;
  const files = await readPack(folder);
  if (!isOk(files)) return files;
  const hash = hashOf(files.value);
  if ((await findHashInForce(db)) === hash) return ok(hash);
  return db.transaction({ kind: "process", name: "catalogue" }, async (tx) => {
    const imported = await importPack(tx, files.value, by);
    if (!isOk(imported)) return imported;
    await publishCatalogue(tx, { hash, by });
    await alongside(tx, imported.value);
    return ok(hash);
  });
}
