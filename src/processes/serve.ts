import { createServer as createTcpServer } from "node:net";
import type { Server } from "#web";
import { createServer } from "#web";
import { openHealth } from "./health.ts";
import { openCatalogues } from "./open-catalogues.ts";
import type { Addresses, Parts } from "./wiring.ts";
import { wirePages } from "./wiring.ts";
import { WrongUse } from "./command.ts";
import type { Settings } from "./settings.ts";
import { loadOptions } from "./shares.ts";

/** The web server of every product, listening. */
export async function serve(
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
    publicUrl: settings.publicUrl ?? `http://localhost:${port}`,
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
