import type { Result } from "#kernel";
import { isOk } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import type { Catalogue } from "../catalogue.ts";
import { compilePack } from "../compile-pack.ts";
import type { PackError, PackFile } from "../source/pack-file.ts";
import { insertVersion } from "./queries/version.ts";

/** Checks a pack and stores it as a version, not yet published. Importing the same bytes again changes nothing. */
export async function importPack(
  tx: Tx,
  files: readonly PackFile[],
  by: string,
  compiled = compilePack(files, ""),
): Promise<Result<Catalogue, readonly PackError[]>> {
  if (!isOk(compiled)) return compiled;
  const { hash } = compiled.value;
  await insertVersion(tx, { hash, by, files });
  await appendLog(tx, { kind: "catalogue.imported", dimensions: { hash } });
  return compiled;
}
