import { mkdir, readdir } from "node:fs/promises";
import { findHashInForce, findVersionFiles, writePack } from "#catalogue";
import type { Done } from "../command.ts";
import { WrongUse } from "../command.ts";
import type { Settings } from "../settings.ts";
import { withDatabase } from "../with-database.ts";

/** Writes a version's files to an empty folder as they were imported. */
export async function exportPack(
  folder: string,
  version: string | undefined,
  settings: Settings,
): Promise<Done> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw new WrongUse(
      `${folder} is not empty. Name a new folder; nothing was written.`,
    );
  return withDatabase(settings, async (db) => {
    const hash = version ?? (await findHashInForce(db));
    if (hash === undefined)
      return { said: "No catalogue has been published yet.", code: 1 };
    const files = await findVersionFiles(db, hash);
    if (files === undefined)
      return { said: `There is no catalogue version ${hash}.`, code: 1 };
    await writePack(folder, files);
    return `${files.length} files of version ${hash} written to ${folder}.`;
  });
}
