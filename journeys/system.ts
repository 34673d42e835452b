import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";

/** An event in a department's own inbox. */
export type Received = {
  readonly organisation: string;
  readonly flow: string;
  /** The whole of it, as text. */
  readonly body: string;
};

/** Joinery with its departments, running. */
export type System = {
  /** Without a slash at the end. */
  readonly url: string;
  /** What each department really received, as it came, oldest first. */
  received(): readonly Received[];
  /** Stops everything and removes what it kept. */
  stop(): Promise<void>;
};

const joinery = fileURLToPath(
  new URL("../src/processes/joinery.ts", import.meta.url),
);
const readyWithinMs = 120_000;

/**
 * Starts the whole system as `npm start` does, on free ports and in a folder of its own; bodies decide at once.
 * It ends with this process, however this process ends: the channel between them closes.
 */
export async function startSystem(): Promise<System> {
  const port = await freePorts();
  const folder = mkdtempSync(join(tmpdir(), "joinery-journeys-"));
  chmodSync(folder, 0o755); // the database runs as another user when we are root
  const started = fork(joinery, ["start"], {
    env: environment(port, join(folder, "data")),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    execArgv: [],
  });
  const stop = async (): Promise<void> => {
    if (started.exitCode === null && started.signalCode === null) {
      started.kill("SIGTERM");
      await once(started, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(started);
  } catch (error) {
    await stop();
    throw error;
  }
  const inbox = join(folder, "data", "departments", "inbox.sqlite");
  return {
    url: `http://localhost:${port}`,
    received: () => receivedIn(inbox),
    stop,
  };
}

function receivedIn(inbox: string): readonly Received[] {
  const database = new DatabaseSync(inbox, { readOnly: true });
  const rows = database
    .prepare("select organisation, flow, body from inbox order by received_at")
    .all();
  database.close();
  return rows.map(({ organisation, flow, body }) => ({
    organisation: String(organisation),
    flow: String(flow),
    body: String(body),
  }));
}

function environment(port: number, dataDir: string): NodeJS.ProcessEnv {
  const { DATABASE_URL, PUBLIC_URL, LOG_LEVEL, ...rest } = process.env;
  void [DATABASE_URL, PUBLIC_URL, LOG_LEVEL]; // as on a fresh machine
  return {
    ...rest,
    PORT: String(port),
    DATA_DIR: dataDir,
    ANSWER_AFTER_MS: "300",
    REQUESTS_PER_MINUTE: "0",
  };
}

async function untilReady(started: ChildProcess): Promise<void> {
  let shown = "";
  await new Promise<void>((resolve, reject) => {
    const giveUp = (why: string): void =>
      reject(
        new Error(`The system did not start: ${why}. It showed:\n${shown}`),
      );
    const late = setTimeout(giveUp, readyWithinMs, "it took too long");
    const listen = (text: Buffer): void => {
      shown += text.toString();
      if (!/Open http/.test(shown)) return;
      clearTimeout(late);
      resolve();
    };
    started.stdout?.on("data", listen);
    started.stderr?.on("data", listen);
    started.once("exit", (code) => {
      clearTimeout(late);
      giveUp(`it ended with ${code}`);
    });
  });
}

/** The first of three free ports in a row, below those that systems hand out to whoever asks. */
async function freePorts(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const first = 20_000 + Math.floor(Math.random() * 4_000) * 3;
    const probes = await Promise.all(
      [first, first + 1, first + 2].map(listenOn),
    );
    await Promise.all(
      probes.map((probe) => probe && once(probe.close(), "close")),
    );
    if (probes.every((probe) => probe !== undefined)) return first;
  }
  throw new Error("No three free ports in a row were found.");
}

const listenOn = (port: number): Promise<Server | undefined> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen(port, "127.0.0.1", () => resolve(probe));
  });
