import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { DatabaseFault } from "../fault.ts";
import { findServerAccount } from "./account.ts";
import type { Address } from "./address.ts";
import { addressFlags, chooseAddress, urlAt } from "./address.ts";
import { placeBinaries } from "./binaries.ts";
import type { Place, Secrets } from "./cluster.ts";
import {
  binariesFolder,
  ensureCluster,
  placeCluster,
  runAs,
} from "./cluster.ts";
import { lockFile, lockFolder } from "./folder-lock.ts";
import { stopOrphan } from "./orphan.ts";
import { readAddress, writeAddress } from "./running.ts";
import { createRoles } from "./roles.ts";

export type EmbeddedOptions = {
  /** Holds the lock, the passwords and, where the server's account may enter it, the cluster. */
  readonly dataDir: string;
  /** False only for tests: data may be lost when the machine fails. */
  readonly durable?: boolean;
  /** Receives the server's own log, a line at a time. */
  readonly onLog?: (line: string) => void;
};

export type EmbeddedServer = {
  /** The owner of the schema, for migrations. */
  readonly ownerUrl: string;
  /** The role `joinery_app`, for everything else. */
  readonly appUrl: string;
  readonly pid: number;
  /** Resolves when the server's process ends, asked or not. */
  readonly ended: Promise<void>;
  /** Stops it fast: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
};

const startAttempts = 5;
const readyPatienceMs = 60_000; // recovery after a crash may take long

/** Starts the embedded PostgreSQL on a data folder; the folder is ours until `stop`. */
export async function startEmbedded(
  options: EmbeddedOptions,
): Promise<EmbeddedServer> {
  const unlock = lockFolder(lockFile(options.dataDir), options.dataDir);
  try {
    const server = await startLocked(options);
    void server.ended.then(unlock);
    return server;
  } catch (error) {
    unlock();
    throw error;
  }
}

async function startLocked(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir, durable = true, onLog = () => {} } = options;
  const account = findServerAccount();
  const cluster = await placeCluster(dataDir, account);
  const binaries = placeBinaries(account, binariesFolder(account));
  const place: Place = { dataDir, cluster, binaries, account, durable };
  const secrets = await ensureCluster(place);
  await stopOrphan(cluster);
  const last = readAddress(dataDir);
  const lastPort = last && Number(new URL(last.appUrl).port);
  const server = await startWithRetries({ ...place, secrets, lastPort, onLog });
  writeAddress(dataDir, server);
  return server;
}

type Plan = Place & {
  readonly secrets: Secrets;
  readonly lastPort: number | undefined;
  readonly onLog: (line: string) => void;
};

const isStillHeld = /pre-existing shared memory block/;

/** A killed server's children notice once they are done with their statement, and until then a new one refuses their shared memory: so try again. */
async function startWithRetries(plan: Plan): Promise<EmbeddedServer> {
  const giveUpAt = Date.now() + readyPatienceMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(plan);
    } catch (error) {
      const mayCome = isStillHeld.test(String(error)) && Date.now() < giveUpAt;
      if (attempt >= startAttempts && !mayCome) throw error;
      await sleep(300 * Math.min(attempt, startAttempts));
    }
  }
}

async function startOnce(plan: Plan): Promise<EmbeddedServer> {
  const address = await chooseAddress(
    plan.cluster,
    plan.account,
    plan.lastPort,
  );
  const child = spawnServer(plan, address);
  const ended = once(child, "exit").then(() => {});
  const log = collectLog(child, plan.onLog);
  const url = (user: string, password: string, database: string) =>
    urlAt(address, { user, password }, database);
  const adminUrl = url("joinery_admin", plan.secrets.admin, "postgres");
  await untilReady(adminUrl, child, log);
  await createRoles(adminUrl, plan.secrets);
  return {
    ownerUrl: url("joinery_owner", plan.secrets.owner, "joinery"),
    appUrl: url("joinery_app", plan.secrets.app, "joinery"),
    pid: child.pid ?? 0,
    ended,
    stop: () => stopServer(child, ended, address),
  };
}

/** In a process group of its own, so that Ctrl-C in the terminal does not end it before those who use it. */
const spawnServer = (plan: Plan, address: Address): ChildProcess =>
  spawn(
    plan.binaries.postgres,
    [
      "-D",
      plan.cluster,
      ...[...addressFlags(address), ...tuning(plan.durable)].flatMap(
        (setting) => ["-c", setting],
      ),
    ],
    {
      ...runAs(plan.account, plan.cluster),
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );

/** Errors in the server's log name the statement's place but never its values: those are people's data. */
const tuning = (durable: boolean): readonly string[] => [
  `fsync=${durable ? "on" : "off"}`,
  `synchronous_commit=${durable ? "on" : "off"}`,
  `full_page_writes=${durable ? "on" : "off"}`,
  `wal_level=${durable ? "replica" : "minimal"}`,
  "max_wal_senders=0",
  "max_connections=200",
  `shared_buffers=${durable ? "256MB" : "64MB"}`,
  "max_wal_size=2GB",
  "wal_compression=on",
  "random_page_cost=1.1",
  "jit=off",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_line_prefix=",
  "log_min_messages=warning",
  "log_checkpoints=off",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
  "log_parameter_max_length=0",
  "log_parameter_max_length_on_error=0",
];

/** What it says to whoever asks before it is ready: we do, again and again. */
const isKnock =
  /database system is (starting up|not yet accepting|shutting down)/;

/** Passes the server's log on, and keeps its last lines for an error message. */
function collectLog(
  child: ChildProcess,
  onLog: (line: string) => void,
): readonly string[] {
  const last: string[] = [];
  if (child.stderr === null) return last;
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (isKnock.test(line)) return;
    last.push(line);
    if (last.length > 8) last.shift();
    onLog(line);
  });
  return last;
}

async function untilReady(
  url: string,
  child: ChildProcess,
  log: readonly string[],
): Promise<void> {
  let problem: unknown = await new Promise((resolve) => {
    child.once("error", resolve);
    child.once("spawn", () => resolve(undefined));
  });
  for (const giveUpAt = Date.now() + readyPatienceMs; problem === undefined;) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (await answers(url)) return;
    if (Date.now() > giveUpAt) problem = new Error("no answer in time");
    await sleep(40);
  }
  child.kill("SIGQUIT");
  throw new DatabaseFault(
    "embedded-start",
    `The embedded database did not start: ${log.join(" / ") || "it said nothing"}`,
    problem,
  );
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  return client
    .connect()
    .then(() => client.end())
    .then(
      () => true,
      () => false,
    );
}

async function stopServer(
  child: ChildProcess,
  ended: Promise<void>,
  address: Address,
): Promise<void> {
  if (child.exitCode === null && child.signalCode === null)
    child.kill("SIGINT");
  await ended;
  if (address.kind === "socket")
    rmSync(address.folder, { recursive: true, force: true });
}
