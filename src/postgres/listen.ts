import pg from "pg";
import { pause } from "#kernel";

const reconnectPauseMs = 500;

/**
 * Listens on a connection of its own and reconnects for ever.
 * Notifications sent while it was away are lost, so the handler is called once, with an empty payload, after each reconnection.
 */
export async function listenOn(
  config: pg.ClientConfig,
  channel: string,
  handler: (payload: string) => void,
): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let client = await connect(config, channel, handler);
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await ended(client, stopping.signal);
      client = await reconnect(config, channel, handler, stopping.signal);
    }
  })();
  return async () => {
    stopping.abort();
    await client.end().catch(() => {});
    await running;
  };
}

async function connect(
  config: pg.ClientConfig,
  channel: string,
  handler: (payload: string) => void,
): Promise<pg.Client> {
  const client = new pg.Client(config);
  client.on("error", () => {}); // followed by "end", which reconnects
  client.on("notification", ({ payload }) => handler(payload ?? ""));
  await client.connect();
  await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  return client;
}

const ended = (client: pg.Client, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    client.once("end", () => resolve());
    signal.addEventListener("abort", () => resolve(), { once: true });
  });

async function reconnect(
  config: pg.ClientConfig,
  channel: string,
  handler: (payload: string) => void,
  signal: AbortSignal,
): Promise<pg.Client> {
  for (;;) {
    try {
      if (signal.aborted) return new pg.Client(config); // never connected; the loop is over
      const client = await connect(config, channel, handler);
      handler("");
      return client;
    } catch {
      await pause(reconnectPauseMs, signal);
    }
  }
}
