import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ServerUrls } from "#postgres";
import { schemaWitness } from "#log";
import { migrate } from "#postgres";
import type { ExitCode } from "../command.ts";
import { prepareDataFolder } from "../data-folder.ts";
import type { Settings } from "../settings.ts";
import { aborted, untilStopped } from "../until-stopped.ts";
import type { Child, ChildPlan } from "./child.ts";
import { keepChild } from "./child.ts";
import { departmentsFile, isSeeded, markSeeded, seedFile } from "./demo.ts";
import type { KeptDatabase } from "./embedded-database.ts";
import { keepDatabase } from "./embedded-database.ts";
import type { Screen } from "./screen.ts";
import { openScreen } from "./screen.ts";

const joinery = fileURLToPath(new URL("../joinery.ts", import.meta.url));

/** Three processes and the database, one after the other. */
const allStopPatienceMs = 120_000;

/** Runs everything in one terminal until told to stop, then stops all in order: pages, work, departments, database. */
export async function start(settings: Settings): Promise<ExitCode> {
  const failed = new AbortController();
  const stopping = AbortSignal.any([
    untilStopped(allStopPatienceMs),
    failed.signal,
  ]);
  const isVerbose = ["debug", "trace"].includes(settings.logLevel);
  const screen = openScreen(isVerbose, () => failed.abort());
  prepareDataFolder(settings.dataDir);
  const database = await openKeptDatabase(settings, screen);
  const children: Child[] = [];
  try {
    await prepareDatabase(settings, database, screen);
    for (const plan of plansOf(settings, database))
      children.push(keepChild(plan, screen));
    const url = await untilReady(children, stopping);
    if (!stopping.aborted) welcome(screen, url);
    await aborted(stopping);
  } finally {
    screen.say("Stopping…");
    for (const child of children.toReversed()) await child.stop();
    await database.stop();
    screen.say("Stopped.");
  }
  return failed.signal.aborted ? 2 : 0;
}

async function openKeptDatabase(
  settings: Settings,
  screen: Screen,
): Promise<KeptDatabase> {
  const { databaseUrl, dataDir } = settings;
  if (databaseUrl !== undefined) {
    screen.progress("Using the database of DATABASE_URL");
    return {
      ownerUrl: databaseUrl,
      appUrl: databaseUrl,
      stop: () => Promise.resolve(),
    };
  }
  screen.progress(`Starting the database in ${dataDir}`);
  return keepDatabase(dataDir, screen);
}

async function prepareDatabase(
  settings: Settings,
  database: ServerUrls,
  screen: Screen,
): Promise<void> {
  const applied = await migrate(database.ownerUrl, {
    witness: schemaWitness,
  });
  if (applied.length > 0)
    screen.progress(
      `Brought the database to this version (${applied.length} migrations)`,
    );
  if (isSeeded(settings.dataDir, database.appUrl)) return;
  screen.progress("Writing the made-up people");
  await runSeed(settings, database, screen);
  markSeeded(settings.dataDir, database.appUrl);
}

async function runSeed(
  settings: Settings,
  database: ServerUrls,
  screen: Screen,
): Promise<void> {
  const seed = spawn(process.execPath, [seedFile], {
    env: environmentOf(settings, database),
    stdio: ["ignore", "pipe", "inherit"],
  });
  seed.stdout.on("data", (text: Buffer) =>
    screen.progress(text.toString().trimEnd()),
  );
  const [code] = (await once(seed, "exit")) as [number | null];
  if (code !== 0)
    throw new Error(
      `The made-up people could not be written (${seedFile} ended with ${code}).`,
    );
}

const environmentOf = (
  settings: Settings,
  database: ServerUrls,
): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: database.appUrl,
  DATA_DIR: settings.dataDir,
  FORCE_COLOR: "0",
});

/** In the order they start; they stop in the opposite one, pages first. */
function plansOf(
  settings: Settings,
  database: ServerUrls,
): readonly ChildPlan[] {
  const departmentsPort = settings.port + 1;
  const env = {
    ...environmentOf(settings, database),
    DEPARTMENTS_PORT: String(departmentsPort),
    DIRECTORY_URL: `http://127.0.0.1:${departmentsPort}/directory`,
    // The same as serve's own: departments sign their answers for it.
    JOINERY_URL: settings.publicUrl ?? `http://localhost:${settings.port}`,
  };
  const own = ["work", "serve"].map((name) => ({
    name,
    file: joinery,
    args: [name],
    env,
    reportsReady: true,
  }));
  if (!existsSync(departmentsFile)) return own;
  const departments = {
    name: "departments",
    file: departmentsFile,
    args: [],
    env,
    reportsReady: false,
  };
  return [departments, ...own];
}

/** The address to open, once everything is ready; undefined when told to stop first. */
async function untilReady(
  children: readonly Child[],
  stopping: AbortSignal,
): Promise<string | undefined> {
  const urls = Promise.all(children.map(({ ready }) => ready));
  const settled = await Promise.race([urls, aborted(stopping)]);
  return settled?.findLast((url) => url !== undefined);
}

function welcome(screen: Screen, url: string | undefined): void {
  screen.progress("Ready");
  screen.say(`
  Open ${url ?? "the address of PUBLIC_URL"}
  Sign in as any of the made-up people on the sign-in page; nobody has a password.
  Ctrl-C stops everything. What was told is kept; npm run reset throws it away.
`);
}
