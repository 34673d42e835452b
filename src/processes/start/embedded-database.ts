import { pause, restarts } from "#kernel";
import type { EmbeddedServer, ServerUrls } from "#postgres";
import { startEmbedded } from "#postgres";
import type { Watcher } from "./child.ts";
import { startAgain } from "./child.ts";

export type KeptDatabase = ServerUrls & { stop(): Promise<void> };

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
    const again = restarts(startAgain);
    for (;;) {
      await current.ended;
      if (stopping.signal.aborted) return;
      const pauseMs = again();
      watcher.onRestart("database", "its process ended", pauseMs);
      await pause(pauseMs, stopping.signal);
      const next = await startOnceMore(options, watcher, stopping.signal);
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
async function startOnceMore(
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
      watcher.onRestart("database", reason, startAgain.longestMs);
      await pause(startAgain.longestMs, signal);
    }
  }
  return undefined;
}
