import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Catalogue } from "#catalogue";
import { registerFlows } from "#delivery";
import { schemaWitness } from "#log";
import type { Database } from "#postgres";
import { migrate, openDatabase } from "#postgres";
import { checkRound } from "../../journeys/kill/check-round.ts";
import {
  keepDatabase,
  keepDepartments,
  keepServer,
  keepWorker,
} from "../../journeys/kill/processes.ts";
import type { Victim } from "../../journeys/kill/processes.ts";
import {
  drain,
  environmentOf,
  freePort,
  openFarInbox,
  untilUp,
  verifyLog,
} from "../../journeys/kill/round.ts";
import type { RecordedDeath } from "../../journeys/kill/tell-by-pages.ts";
import { recordDeaths } from "../../journeys/kill/tell-by-pages.ts";
import { openCatalogue } from "../../journeys/kill/told-death.ts";

/** Seconds of processor by kind of process; those that the machine does not tell are left out. */
export type Used = Readonly<Record<string, number>>;
export type LoadSystem = {
  readonly catalogue: Catalogue;
  /** Where it is served, one address a process. */
  readonly urls: readonly string[];
  /** Deliveries of each notice confirmed, by its reference. */
  readonly confirmed: Map<string, number>;
  nextDeath(): RecordedDeath;
  used(since?: Used): Used;
  /** Waits until all is delivered and answered; gives what does not hold, a sentence each. */
  check(): Promise<readonly string[]>;
  stop(): Promise<void>;
};

const deathsMax = 9_000;
const bench = { kind: "process", name: "bench" } as const;

/** The whole system with the departments, without faults. */
export async function openLoadSystem({
  servers,
  beside,
}: {
  readonly servers: number;
  readonly beside: string | undefined;
}): Promise<LoadSystem> {
  const folder = mkdtempSync(join(tmpdir(), "joinery-load-"));
  const database = await keepDatabase(folder);
  const kept: Victim[] = [database];
  const db = openDatabase({ url: database.appUrl });
  const stop = async (): Promise<void> => {
    for (const one of kept.toReversed()) {
      if (one === database) await db.close();
      await one.stop();
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const catalogue = await prepare(database.ownerUrl, db);
    const inbox = openFarInbox(folder);
    const env = await environmentOf(folder, database.appUrl);
    const deaths = recordDeaths(String(env["PEOPLE_DIR"]), deathsMax);
    const all = {
      ...env,
      PUBLIC_URL: env["JOINERY_URL"],
      REQUESTS_PER_MINUTE: "0",
      TRUSTED_PROXIES: "127.0.0.1,::1",
    };
    kept.push(keepDepartments(all), keepWorker(all));
    const urls = await serveOn(all, kept, [
      ...Array.from({ length: servers }, () => undefined),
      ...(beside === undefined ? [] : [beside]),
    ]);
    process.stderr.write("Waiting for the system to answer\n");
    for (const url of urls) await untilUp(`${url}/health`);
    await untilUp(String(env["DIRECTORY_URL"]));
    const confirmed = new Map<string, number>();
    return {
      catalogue,
      urls,
      confirmed,
      nextDeath: () => takeFrom(deaths),
      used: (since) => usedBy(kept, since),
      async check() {
        await drain(db, inbox, {
          onProgress: (line) => process.stderr.write(`${line}\n`),
        });
        return [
          ...(await checkRound({ db, inbox, confirmed })),
          ...(await verifyLog(all)),
        ];
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepare(ownerUrl: string, db: Database): Promise<Catalogue> {
  const catalogue = await openCatalogue();
  await migrate(ownerUrl, { witness: schemaWitness });
  await db.transaction(bench, (tx) =>
    registerFlows(tx, catalogue.flows.values()),
  );
  return catalogue;
}

/** Starts a process for each checkout, this one's where there is none named, the first on the port of the settings; gives their addresses. */
async function serveOn(
  env: NodeJS.ProcessEnv,
  kept: Victim[],
  checkouts: readonly (string | undefined)[],
): Promise<readonly string[]> {
  const urls: string[] = [];
  for (const checkout of checkouts) {
    const port = urls.length === 0 ? env["PORT"] : String(await freePort());
    urls.push(`http://localhost:${port}`);
    kept.push(keepServer({ ...env, PORT: port }, checkout));
  }
  return urls;
}

const takenFrom = new WeakMap<readonly RecordedDeath[], number>();
function takeFrom(deaths: readonly RecordedDeath[]): RecordedDeath {
  const at = takenFrom.get(deaths) ?? 0;
  takenFrom.set(deaths, at + 1);
  const death = deaths[at];
  if (death) return death;
  throw new Error(`All ${deaths.length} recorded deaths are told.`);
}

const ticksPerSecond = 100;

/** As the kernel counts it, those that a process has waited for included. */
function usedBy(kept: readonly Victim[], since: Used = {}): Used {
  const used: Record<string, number> = {};
  const add = (name: string, seconds: number): void => {
    used[name] = (used[name] ?? 0) + seconds;
  };
  for (const one of kept) {
    const pid = one.pid();
    if (pid === undefined) continue;
    const pids = one.name === "database" ? [pid, ...childrenOf(pid)] : [pid];
    for (const each of pids) add(one.name, secondsOf(each));
  }
  const own = process.cpuUsage();
  add("generator", (own.user + own.system) / 1e6);
  return Object.fromEntries(
    Object.entries(used).map(([name, seconds]) => [
      name,
      seconds - (since[name] ?? 0),
    ]),
  );
}

/** What follows the name in a process's line of the kernel: its state, its parent, …; none where there is no such line. */
function statOf(pid: number): readonly string[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

const secondsOf = (pid: number): number =>
  [11, 12, 13, 14].reduce((sum, at) => sum + Number(statOf(pid)[at] ?? 0), 0) /
  ticksPerSecond;

function childrenOf(parent: number): readonly number[] {
  try {
    return readdirSync("/proc")
      .map(Number)
      .filter((pid) => pid > 0 && Number(statOf(pid)[1]) === parent);
  } catch {
    return [];
  }
}
