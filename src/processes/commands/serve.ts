import { createServer as createTcpServer } from "node:net";
import type { Server } from "#web";
import { createServer } from "#web";
import { openHealth } from "../health.ts";
import { openCatalogues } from "../open-catalogues.ts";
import type { Addresses, Parts } from "../wiring.ts";
import { wirePages } from "../wiring.ts";
import type { Settings } from "../settings.ts";
import { publicAddress } from "../settings.ts";
import { loadOptions } from "../shares.ts";
import type { Command } from "../command.ts";
import { form, WrongUse } from "../command.ts";
import { openParts } from "../open-parts.ts";
import { aborted, reportReady, untilStopped } from "../until-stopped.ts";

export const command: Command = {
  usage: `
Usage: joinery serve
Answers web requests on HOST:PORT from the database of DATABASE_URL, or of the Joinery that runs on DATA_DIR.
Keeps no state: run as many as you like behind a load balancer, with the same PUBLIC_URL. SIGTERM lets requests under way finish.
Exit codes: 0 stopped when told to, 1 it failed, 2 wrong use.`,
  run: form({}, async ({ settings }) => {
    const stopping = untilStopped();
    const parts = await openParts(settings, "serve");
    const { publicUrl, close } = await serve(parts);
    parts.logger.info({ url: publicUrl }, "answering");
    reportReady(publicUrl);
    await aborted(stopping);
    await close();
    await parts.close();
    return parts.keys.isLost ? 2 : 0;
  }),
};

/** The web server of every product, listening. */
async function serve(
  parts: Parts,
): Promise<{ readonly publicUrl: string; close(): Promise<void> }> {
  const { settings } = parts;
  const port = await takePort(settings);
  const addresses = addressesOf(settings, port);
  const catalogues = await openCatalogues(parts);
  const options = wirePages(parts, addresses, catalogues);
  const load = loadOptions(settings.connectionsMax);
  const server: Server = await createServer({
    ...options,
    atOnceMax: load.atOnceMax,
    trustedProxies: settings.trustedProxies,
    requestsPerMinuteMax: settings.requestsPerMinuteMax,
    hooks: {
      health: openHealth(parts.database),
      ...load.hooks,
      ...options.hooks,
    },
  });
  await server.listen({ port, host: settings.host });
  return {
    publicUrl: addresses.publicUrl,
    async close() {
      await server.close();
      await catalogues.stop();
    },
  };
}

function addressesOf(settings: Settings, port: number): Addresses {
  const reachable = /^(0\.0\.0\.0|::)$/.test(settings.host)
    ? "127.0.0.1"
    : settings.host;
  const host = reachable.includes(":") ? `[${reachable}]` : reachable;
  return {
    publicUrl: publicAddress({ ...settings, port }),
    internalUrl: `http://${host}:${port}`,
  };
}

/** Finds out before anything is opened whether we can have the port; 0 takes a free one. */
const takePort = ({ port, host }: Settings): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createTcpServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new WrongUse(
          error.code === "EADDRINUSE"
            ? `Port ${port} is in use by another program. Stop it, or set PORT to another one.`
            : `Cannot listen on ${host}:${port}: ${error.message}. Check HOST and PORT.`,
        ),
      ),
    );
    probe.listen(port, host, () => {
      const address = probe.address();
      const taken = typeof address === "object" ? address?.port : undefined;
      probe.close(() => resolve(taken ?? port));
    });
  });
