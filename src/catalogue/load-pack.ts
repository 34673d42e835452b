import type { Result } from "#kernel";
import { isOk } from "#kernel";
import type { Catalogue } from "./catalogue.ts";
import { compilePack } from "./compile-pack.ts";
import { readPack } from "./read-pack.ts";
import type { PackError } from "./source/pack-file.ts";

/** Reads, checks and compiles the pack in a folder. */
export async function loadPack(
  folder: string,
): Promise<Result<Catalogue, readonly PackError[]>> {
  const files = await readPack(folder);
  return isOk(files) ? compilePack(files.value, "") : files;
}
