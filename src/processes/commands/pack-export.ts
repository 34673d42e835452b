import { mkdir, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { findHashInForce, findVersionFiles, writePack } from "#catalogue";
import type { ExitCode } from "../command.ts";
import { WrongUse } from "../command.ts";
import type { Settings } from "../settings.ts";
import { withDatabase } from "../with-database.ts";
import { readOptions } from "./options.ts";

/** Writes a version's files to an empty folder as they were imported. */
export async function exportPack(
  args: readonly string[],
  settings: Settings,
): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {
    version: { type: "string" },
  });
  const [to, ...more] = positionals;
  if (to === undefined || more.length > 0)
    throw new WrongUse("Write: joinery pack export [--version HASH] FOLDER");
  const folder = resolve(to);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw new WrongUse(
      `${folder} is not empty. Name a new folder; nothing was written.`,
    );
  return withDatabase(settings, async (db) => {
    const hash = values.version ?? (await findHashInForce(db));
    const files =
      hash === undefined ? undefined : await findVersionFiles(db, hash);
    if (hash === undefined || files === undefined) {
      process.stdout.write(
        hash === undefined
          ? "No catalogue has been published yet.\n"
          : `There is no catalogue version ${hash}.\n`,
      );
      return 1;
    }
    await writePack(folder, files);
    process.stdout.write(
      `${files.length} files of version ${hash} written to ${folder}.\n`,
    );
    return 0;
  });
}
