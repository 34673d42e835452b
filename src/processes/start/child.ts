import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { pause, restarts } from "#kernel";

/** A process that is kept running. */
export type ChildPlan = {
  readonly name: string;
  /** The file that Node runs. */
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** True when it sends `{ ready: true, url? }` once it works; else it counts as ready when it runs. */
  readonly reportsReady: boolean;
};

export type Watcher = {
  /** One line of the child's output. */
  onLine(name: string, line: string): void;
  onRestart(name: string, reason: string, pauseMs: number): void;
  /** It ended with 2: what it was told cannot work, so it is not started again. */
  onWrongUse(name: string): void;
};

export type Child = {
  readonly name: string;
  /** Resolves the first time it is ready, with its address if it told one. */
  readonly ready: Promise<string | undefined>;
  /** Asks it to stop, and ends it when it does not. */
  stop(): Promise<void>;
};

/** Between the end of a process and its next start. */
export const startAgain = { firstMs: 100, longestMs: 10_000 };
const stopPatienceMs = 20_000;

/** Starts a process and starts it again whenever it dies, after a pause that grows while it keeps dying. */
export function keepChild(plan: ChildPlan, watcher: Watcher): Child {
  const stopping = new AbortController();
  const ready = Promise.withResolvers<string | undefined>();
  let current: ChildProcess | undefined;
  const running = (async () => {
    const again = restarts(startAgain);
    while (!stopping.signal.aborted) {
      current = spawnChild(plan, watcher, ready.resolve);
      const reason = await ending(current);
      if (stopping.signal.aborted) return;
      if (reason === "exit code 2") return watcher.onWrongUse(plan.name);
      const pauseMs = again();
      watcher.onRestart(plan.name, reason, pauseMs);
      await pause(pauseMs, stopping.signal);
    }
  })();
  return {
    name: plan.name,
    ready: ready.promise,
    async stop() {
      stopping.abort();
      await stopChild(current, running);
    },
  };
}

/** In a process group of its own: Ctrl-C reaches only us, and we stop all in order. Our end closes its channel, which stops it too. */
function spawnChild(
  plan: ChildPlan,
  watcher: Watcher,
  onReady: (url: string | undefined) => void,
): ChildProcess {
  const child = fork(plan.file, [...plan.args], {
    env: plan.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    execArgv: [],
  });
  for (const stream of [child.stdout, child.stderr])
    if (stream !== null)
      createInterface({ input: stream }).on("line", (line) =>
        watcher.onLine(plan.name, line),
      );
  if (!plan.reportsReady) child.once("spawn", () => onReady(undefined));
  child.on("message", (message) => {
    if (isReady(message)) onReady(message.url);
  });
  return child;
}

const isReady = (
  message: unknown,
): message is { readonly ready: true; readonly url?: string } =>
  typeof message === "object" && message !== null && "ready" in message;

const ending = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) =>
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`),
    );
  });

async function stopChild(
  child: ChildProcess | undefined,
  running: Promise<void>,
): Promise<void> {
  child?.kill("SIGTERM");
  const late = new AbortController();
  const patience = sleep(stopPatienceMs, "late", { signal: late.signal }).catch(
    () => "in time",
  );
  if ((await Promise.race([running, patience])) === "late")
    child?.kill("SIGKILL");
  await running;
  late.abort();
}
