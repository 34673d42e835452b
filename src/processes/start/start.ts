import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ServerUrls } from "#postgres";
import { schemaWitness } from "#log";
import { migrate } from "#postgres";
import type { ExitCode } from "../command.ts";
import { prepareDataFolder } from "../data-folder.ts";
import { prettyLine } from "../pretty-line.ts";
import type { Settings } from "../settings.ts";
import { publicAddress } from "../settings.ts";
import { aborted, untilStopped } from "../until-stopped.ts";
import type { Child, ChildPlan, Watcher } from "./child.ts";
import { keepChild } from "./child.ts";
import type { KeptDatabase } from "./embedded-database.ts";
import { keepDatabase } from "./embedded-database.ts";

const joinery = fileURLToPath(new URL("../joinery.ts", import.meta.url));

const demo = (path: string): string =>
  fileURLToPath(new URL(`../../../demo/${path}`, import.meta.url));

/** The departments' own systems: one process that acts for all of them. */
const departmentsFile: string = demo("departments/departments.ts");
/** Writes the made-up people; run once for each new database. */
const seedFile: string = demo("people/seed.ts");

const markOf = (dataDir: string): string => join(dataDir, "seeded.txt");
const nameOf = (databaseUrl: string): string =>
  createHash("sha256").update(databaseUrl).digest("hex").slice(0, 16);

/** True when this database has its made-up people, or there is nobody to write. */
function isSeeded(dataDir: string, databaseUrl: string): boolean {
  if (!existsSync(seedFile)) return true;
  const mark = markOf(dataDir);
  return (
    existsSync(mark) && readFileSync(mark, "utf8").includes(nameOf(databaseUrl))
  );
}

const markSeeded = (dataDir: string, databaseUrl: string): void =>
  writeFileSync(markOf(dataDir), `${nameOf(databaseUrl)}\n`, { flag: "a" });

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
    JOINERY_URL: publicAddress(settings),
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

const isNoise = (line: string): boolean => /^\{"level":(10|20|30),/.test(line);

/** What the one terminal of `npm start` shows: progress, then only what somebody should know. */
type Screen = Watcher & {
  progress(text: string): void;
  say(text: string): void;
};

/** `isVerbose` passes on every line of every process; else warnings and errors. */
function openScreen(
  isVerbose: boolean,
  onWrongUse: (name: string) => void,
): Screen {
  const startedAt = performance.now();
  const write = (text: string): void => void process.stdout.write(text);
  return {
    progress(text) {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      write(`${seconds.padStart(5)} s  ${text}\n`);
    },
    say: (text) => write(`${text}\n`),
    onLine(name, line) {
      if (!isVerbose && (isNoise(line) || /^(LOG|HINT):/.test(line))) return;
      write(line.startsWith("{") ? prettyLine(line) : `${name}: ${line}\n`);
    },
    onRestart: (name, reason, pauseMs) =>
      write(`${name} ended (${reason}); starting it again in ${pauseMs} ms\n`),
    onWrongUse,
  };
}
