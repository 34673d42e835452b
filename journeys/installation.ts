import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { schemaWitness } from "#log";
import { migrate, openDatabase, startEmbedded } from "#postgres";
import type { Database } from "#postgres";
import { freePort, untilUp } from "./kill/round.ts";

const joinery = fileURLToPath(
  new URL("../src/processes/joinery.ts", import.meta.url),
);
const departments = fileURLToPath(
  new URL("../demo/departments/departments.ts", import.meta.url),
);
type Environment = Readonly<Record<string, string>>;

/** One machine: a data folder and a port of its own, on the installation's database. */
export type Machine = {
  readonly url: string;
  readonly env: Environment;
  /** Starts one of its programs. */
  start(name: "serve" | "work"): void;
  /** Waits until its pages are answered. */
  ready(): Promise<void>;
};

/** One database and as many machines as wanted, each a set of real processes. */
export type Installation = {
  readonly folder: string;
  readonly db: Database;
  readonly ownerUrl: string;
  /** The address that people open, of the first machine. */
  readonly publicUrl: string;
  machine(settings?: Environment): Promise<Machine>;
  startDepartments(): Promise<void>;
  stop(): Promise<void>;
};

export async function openInstallation(): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), "joinery-machines-"));
  chmodSync(folder, 0o755); // the database runs as another user when we are root
  const server = await startEmbedded({ dataDir: join(folder, "database") });
  await migrate(server.ownerUrl, { witness: schemaWitness });
  const db = openDatabase({ url: server.appUrl, max: 4 });
  const children: ChildProcess[] = [];
  const first = await freePort();
  const far = await freePort();
  const common: Environment = {
    DATABASE_URL: server.appUrl,
    SEALING_KEY: Buffer.alloc(32, 7).toString("base64"), // made up
    PUBLIC_URL: `http://localhost:${first}`,
    JOINERY_URL: `http://localhost:${first}`,
    DIRECTORY_URL: `http://127.0.0.1:${far}/directory`,
    PEOPLE_DIR: join(folder, "people"),
    LOG_LEVEL: "error",
    REQUESTS_PER_MINUTE: "0",
    ANSWER_AFTER_MS: "300",
  };
  const run = (file: string, args: readonly string[], env: Environment) =>
    children.push(
      spawn(process.execPath, [file, ...args], {
        env: { ...process.env, ...env },
        stdio: ["ignore", "inherit", "inherit"],
      }),
    );
  let machines = 0;
  return {
    folder,
    db,
    ownerUrl: server.ownerUrl,
    publicUrl: `http://localhost:${first}`,
    async machine(settings = {}) {
      machines += 1;
      const port = machines === 1 ? first : await freePort();
      const env = {
        ...common,
        PORT: String(port),
        DATA_DIR: join(folder, `machine-${machines}`),
        ...settings,
      };
      mkdirSync(env.DATA_DIR);
      const url = `http://localhost:${port}`;
      return {
        url,
        env,
        start: (name) => run(joinery, [name], env),
        ready: () => untilUp(`${url}/health`),
      };
    },
    async startDepartments() {
      const env: Environment = {
        ...common,
        DATA_DIR: folder,
        DEPARTMENTS_PORT: String(far),
        DEPARTMENTS_PAGE_PORT: String(await freePort()),
      };
      run(departments, [], env);
      await untilUp(`http://127.0.0.1:${far}/directory`);
    },
    async stop() {
      await Promise.all(children.map(endOf));
      await db.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** Runs one command line on a machine to its end. */
export async function command(
  { env }: Machine,
  words: readonly string[],
): Promise<{ readonly status: number; readonly said: string }> {
  const child = spawn(process.execPath, [joinery, ...words], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, problems, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number]>,
  ]);
  return { status, said: out + problems };
}
