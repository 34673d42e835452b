import { relative, resolve } from "node:path";
import type { Catalogue } from "#catalogue";
import {
  compilePack,
  formatPackError,
  readPack,
  readSigned,
  summariseCatalogue,
} from "#catalogue";
import { FlowChanged, refuseChanges } from "#delivery";
import { isOk } from "#kernel";
import type { ExitCode } from "../command.ts";
import { WrongUse } from "../command.ts";
import type { Settings } from "../settings.ts";
import { findServer, withDatabase } from "../with-database.ts";

/** Prints what is wrong with a pack, or what it holds and what still rests on general knowledge. */
export async function checkPackFolder(
  args: readonly string[],
  settings: Settings,
): Promise<ExitCode> {
  if (args.length > 1 || args[0]?.startsWith("-"))
    throw new WrongUse("Write: joinery pack check [FOLDER]");
  const folder = resolve(args[0] ?? settings.packDir);
  const place = relative(process.cwd(), folder) || ".";
  const files = await readPack(folder).catch((error: unknown) => {
    throw new WrongUse(
      `No pack can be read in ${folder}: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  const compiled = isOk(files) ? compilePack(files.value, "") : files;
  const mistakes = isOk(compiled)
    ? await changedFlows(settings, folder)
    : compiled.error.map((error) => `${place}/${formatPackError(error)}\n`);
  process.stdout.write(
    isOk(compiled) && mistakes.length === 0
      ? inWords(compiled.value)
      : `${mistakes.join("")}${mistakes.length} mistakes in ${place}.\n`,
  );
  return mistakes.length === 0 ? 0 : 1;
}

/** Flows that are no longer what was signed: by what the pack itself says, and by the database when there is one to ask. */
export async function changedFlows(
  settings: Settings,
  folder: string,
): Promise<readonly string[]> {
  const files = await readPack(folder);
  const { contents, changed } = readSigned(isOk(files) ? files.value : []);
  const isAsked = contents.length > 0 && findServer(settings) !== undefined;
  if (changed.length > 0 || !isAsked)
    return changed.map((error) => `${formatPackError(error)}\n`);
  return withDatabase(settings, (db) =>
    db.transaction({ kind: "process", name: "catalogue" }, (tx) =>
      refuseChanges(tx, contents),
    ),
  ).then(
    () => [],
    (error: unknown) => {
      if (error instanceof FlowChanged) return [`${error.message}\n`];
      throw error;
    },
  );
}

function inWords(catalogue: Catalogue): string {
  const { counts, events, warnings } = summariseCatalogue(catalogue);
  return [
    `Pack ${catalogue.hash.slice(0, 12)}: no mistakes.`,
    counts.map(({ what, count }) => `${count} ${what}`).join(", ") + ".",
    "",
    "Life event                    contacts today  flows  claims  elsewhere  questions at most",
    ...events.map(
      ({ id, contactsToday, flows, claims, elsewhere, questions }) =>
        `${id.padEnd(30)}${[contactsToday, flows, claims, elsewhere, questions].map((count, column) => String(count).padStart([14, 7, 8, 11, 19][column] ?? 8)).join("")}`,
    ),
    "",
    `${warnings.length} warnings:`,
    ...warnings.map((warning) => `  ${warning}`),
    "",
  ].join("\n");
}
