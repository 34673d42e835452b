import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startEmbedded } from "#postgres";
import type { EmbeddedServer } from "#postgres";

const inRepository = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Something that is started again whenever it ends, and that can be killed without warning. */
export type Victim = {
  readonly name: string;
  /** Of the process that runs now. */
  pid(): number | undefined;
  kill(): void;
  stop(): Promise<void>;
};

const restartMs = 100;
const stopPatienceMs = 3_000;

/** Keeps one program of Joinery running. */
function keepProgram(
  name: string,
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Victim {
  let child: ChildProcess | undefined;
  let isStopping = false;
  const running = (async () => {
    while (!isStopping) {
      child = spawn(process.execPath, [file, ...args], {
        env,
        stdio: ["ignore", "ignore", env["KILL_VERBOSE"] ? "inherit" : "ignore"],
      });
      await once(child, "exit");
      await sleep(restartMs);
    }
  })();
  return {
    name,
    pid: () => child?.pid,
    kill: () => child?.kill("SIGKILL"),
    async stop() {
      isStopping = true;
      child?.kill("SIGTERM");
      const late = setTimeout(() => child?.kill("SIGKILL"), stopPatienceMs);
      await running;
      clearTimeout(late);
    },
  };
}

/** Of this checkout, or of another one's folder. */
export const keepServer = (
  env: NodeJS.ProcessEnv,
  checkout: string = inRepository("."),
): Victim =>
  keepProgram(
    "server",
    join(checkout, "src/processes/joinery.ts"),
    ["serve"],
    env,
  );
export const keepWorker = (env: NodeJS.ProcessEnv): Victim =>
  keepProgram(
    "worker",
    inRepository("src/processes/joinery.ts"),
    ["work"],
    env,
  );
export const keepDepartments = (env: NodeJS.ProcessEnv): Victim =>
  keepProgram(
    "departments",
    inRepository("demo/departments/departments.ts"),
    [],
    env,
  );

/** Keeps the embedded database running on a folder. */
export async function keepDatabase(
  dataDir: string,
): Promise<Victim & { readonly ownerUrl: string; readonly appUrl: string }> {
  let server: EmbeddedServer = await startEmbedded({ dataDir });
  const { ownerUrl, appUrl } = server;
  let isStopping = false;
  const running = (async () => {
    while (!isStopping) {
      await server.ended;
      if (isStopping) return;
      await sleep(restartMs);
      server = await startEmbedded({ dataDir });
    }
  })();
  return {
    name: "database",
    ownerUrl,
    appUrl,
    pid: () => server.pid,
    kill() {
      try {
        process.kill(server.pid, "SIGKILL");
      } catch {
        // it is being started again just now
      }
    },
    async stop() {
      isStopping = true;
      await server.stop();
      await running;
    },
  };
}
