import { watch } from "node:fs";
import { relative } from "node:path";
import type { Catalogue, PackFile } from "#catalogue";
import {
  compilePack,
  formatPackError,
  readPack,
  readSigned,
  summariseCatalogue,
} from "#catalogue";
import { isOk } from "#kernel";
import type { Done } from "../command.ts";
import { WrongUse } from "../command.ts";
import type { Settings } from "../settings.ts";
import { aborted, untilStopped } from "../until-stopped.ts";

/** Prints what is wrong with a pack, or what it holds and what still rests on general knowledge; again at every change, when it is watched. */
export async function checkPackFolder(
  folder: string,
  isWatched: boolean,
  settings: Settings,
): Promise<Done> {
  const check = checkOf(folder, settings);
  const { said, mistakes } = await check();
  const code = mistakes === 0 ? 0 : 1;
  if (!isWatched) return { said, code };
  process.stdout.write(said);
  await watchPack(folder, check);
  return code;
}

type Checked = { readonly said: string; readonly mistakes: number };

/** Checks a folder as often as asked: every file is read and every check made each time, but for what rests on unchanged files alone. */
function checkOf(folder: string, settings: Settings): () => Promise<Checked> {
  const place = relative(process.cwd(), folder) || ".";
  let known: readonly PackFile[] = [];
  return async () => {
    const files = await readPack(folder, known).catch((error: unknown) => {
      throw new WrongUse(
        `No pack can be read in ${folder}: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
    if (isOk(files)) known = files.value;
    const compiled = isOk(files) ? compilePack(files.value, "") : files;
    const mistakes = isOk(compiled)
      ? await changedFlows(settings, known)
      : compiled.error.map((error) => `${place}/${formatPackError(error)}\n`);
    const said =
      isOk(compiled) && mistakes.length === 0
        ? inWords(compiled.value)
        : `${mistakes.join("")}${mistakes.length} mistakes in ${place}.\n`;
    return { said, mistakes: mistakes.length };
  };
}

/** One save is several changes of a folder; they are looked at together. */
const settledMs = 10;

async function watchPack(
  folder: string,
  check: () => Promise<Checked>,
): Promise<void> {
  const stopped = untilStopped();
  let checking = Promise.resolve();
  let soon: NodeJS.Timeout | undefined;
  const again = async (changedAt: number): Promise<void> => {
    const { said } = await check().catch((error: unknown) => ({
      said: `${error instanceof Error ? error.message : String(error)}\n`,
    }));
    const took = Math.round(performance.now() - changedAt);
    process.stdout.write(`${said}Checked in ${took} ms.\n`);
  };
  const watcher = watch(folder, { recursive: true }, () => {
    const changedAt = performance.now();
    clearTimeout(soon);
    soon = setTimeout(() => {
      checking = checking.then(() => again(changedAt));
    }, settledMs);
  });
  process.stdout.write(`Watching ${folder}; Ctrl-C ends it.\n`);
  await aborted(stopped);
  watcher.close();
  await checking;
}

/** Flows that are no longer what was signed: by what the pack itself says, and by the database when there is one to ask. */
export async function changedFlows(
  settings: Settings,
  files: readonly PackFile[],
): Promise<readonly string[]> {
  const { contents, changed } = readSigned(files);
  if (changed.length > 0 || contents.length === 0)
    return changed.map((error) => `${formatPackError(error)}\n`);
  const { findServer, withDatabase } = await import("../with-database.ts");
  if (findServer(settings) === undefined) return [];
  const { FlowChanged, refuseChanges } = await import("#delivery"); // needed only beside a database, and slow to load
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
