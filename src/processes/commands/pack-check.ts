import { relative } from "node:path";
import type { Catalogue } from "#catalogue";
import { formatPackError, loadPack, summariseCatalogue } from "#catalogue";
import { FlowChanged, refuseChanges } from "#delivery";
import { isOk } from "#kernel";
import type { ExitCode } from "../command.ts";
import { WrongUse } from "../command.ts";
import type { Settings } from "../settings.ts";
import { findServer, withDatabase } from "../with-database.ts";
import { packFolder } from "./pack-rules.ts";

/** Prints what is wrong with a pack, or what it holds and what still rests on general knowledge. */
export async function checkPackFolder(
  args: readonly string[],
  settings: Settings,
): Promise<ExitCode> {
  if (args.length > 1 || args[0]?.startsWith("-"))
    throw new WrongUse("Write: joinery pack check [FOLDER]");
  const folder = packFolder(args[0]);
  const loaded = await loadPack(folder).catch((error: unknown) => {
    throw new WrongUse(
      `No pack can be read in ${folder}: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  if (isOk(loaded)) {
    const changed = await changedFlow(settings, loaded.value);
    process.stdout.write(changed ?? inWords(loaded.value));
    return changed === undefined ? 0 : 1;
  }
  const place = relative(process.cwd(), folder) || ".";
  for (const error of loaded.error)
    process.stdout.write(`${place}/${formatPackError(error)}\n`);
  process.stdout.write(`${loaded.error.length} mistakes in ${place}.\n`);
  return 1;
}

/** What stands against the flows that bodies have signed, when there is a database to ask. */
async function changedFlow(
  settings: Settings,
  { flows }: Catalogue,
): Promise<string | undefined> {
  if (findServer(settings) === undefined) return undefined;
  try {
    await withDatabase(settings, (db) =>
      db.transaction({ kind: "process", name: "catalogue" }, (tx) =>
        refuseChanges(tx, [...flows.values()]),
      ),
    );
    return undefined;
  } catch (error) {
    if (error instanceof FlowChanged) return `${error.message}\n`;
    throw error;
  }
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
