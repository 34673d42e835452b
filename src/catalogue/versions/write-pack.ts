import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PackFile } from "../source/pack-file.ts";

/** Writes a pack's files under a folder as they were imported, comments included. */
export async function writePack(
  folder: string,
  files: readonly PackFile[],
): Promise<void> {
  for (const { path, text } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}
