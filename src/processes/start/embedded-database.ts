import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddedServer, ServerUrls } from "#postgres";
import { startEmbedded } from "#postgres";
import type { Watcher } from "./child.ts";

export type KeptDatabase = ServerUrls & { stop(): Promise<void> };

const pauseMaxMs = 10_000;
const calmMs = 30_000;

/** Starts the embedded database and starts it again whenever it dies; its address stays the same. */
export async function keepDatabase(
  dataDir: string,
  watcher: Watcher,
): Promise<KeptDatabase> {
  const options = {
    dataDir,
    onLog: (line: string) => watcher.onLine("database", line),
  };
  const stopping = new AbortController();
  let current = await startEmbedded(options);
  const { ownerUrl, appUrl } = current;
  const running = (async () => {
    for (let pauseMs = 100; ;) {
      const startedAt = performance.now();
      await current.ended;
      if (stopping.signal.aborted) return;
      if (performance.now() - startedAt > calmMs) pauseMs = 100;
      watcher.onRestart("database", "its process ended", pauseMs);
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(
        () => {},
      );
      pauseMs = Math.min(pauseMs * 2, pauseMaxMs);
      const next = await startAgain(options, watcher, stopping.signal);
      if (next === undefined) return;
      current = next;
    }
  })();
  return {
    ownerUrl,
    appUrl,
    async stop() {
      stopping.abort();
      await current.stop();
      await running;
    },
  };
}

/** Tries until it runs or we are told to stop. */
async function startAgain(
  options: Parameters<typeof startEmbedded>[0],
  watcher: Watcher,
  signal: AbortSignal,
): Promise<EmbeddedServer | undefined> {
  while (!signal.aborted) {
    try {
      const server = await startEmbedded(options);
      if (!signal.aborted) return server;
      await server.stop();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      watcher.onRestart("database", reason, pauseMaxMs);
      await sleep(pauseMaxMs, undefined, { signal }).catch(() => {});
    }
  }
  return undefined;
}
