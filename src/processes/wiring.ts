/** Where rooms are composed: the pages that `serve` answers and the loops that `work` runs. Every room is named here once. */
import { join } from "node:path";
import type { Logger } from "pino";
import type { Visitor } from "#access";
import {
  identify,
  identitySettings,
  openAccess,
  providerPrefix,
} from "#access";
import { accessRoutes, refuseForgedForms } from "#access/pages";
import type { Clock } from "#kernel";
import { loadSigningKey, parseSigningKey, runSealer } from "#log";
import type { Database } from "#postgres";
import type { ServerOptions, Site } from "#web";
import type { Settings } from "./settings.ts";

/** What every room is handed. */
export type Parts = {
  readonly settings: Settings;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Where this process is reached; known before the pages are made, because sign-in leads back there. */
export type Addresses = {
  readonly publicUrl: string;
  readonly internalUrl: string;
};

export const site: Site = { name: { en: "Joinery", cy: "Joinery" } };

/** The routes, hooks and mounts of the web server. */
export async function wirePages(
  parts: Parts,
  addresses: Addresses,
): Promise<ServerOptions<Visitor>> {
  const { database, clock, logger } = parts;
  const deps = { database, clock };
  const access = await openAccess({
    ...deps,
    publicUrl: addresses.publicUrl,
    internalUrl: () => addresses.internalUrl,
    provider: identitySettings(process.env),
    madeUpPeople: [],
    onFault: (err) => logger.error({ err }, "the identity provider failed"),
  });
  const { embedded } = access;
  return {
    site,
    logger,
    routes: [...accessRoutes({ access, site })],
    hooks: {
      identify: (request) => identify(deps, request),
      guard: refuseForgedForms({ ...deps, site }),
    },
    mounts: embedded
      ? [{ prefix: providerPrefix, handle: embedded.handle }]
      : [],
  };
}

/** Work that goes on until the signal. It may throw: it is then logged and started again after a pause. */
export type Loop = {
  readonly name: string;
  run(signal: AbortSignal): Promise<void>;
};

/** The loops of `work`. */
export function wireLoops(parts: Parts): readonly Loop[] {
  return [sealerLoop(parts)];
}

function sealerLoop({ settings, database, clock }: Parts): Loop {
  const { dataDir, logSigningKey } = settings;
  const key = logSigningKey
    ? parseSigningKey(logSigningKey)
    : loadSigningKey(join(dataDir, "log-signing-key.pem"));
  const headsFolder = join(dataDir, "heads");
  return {
    name: "sealer",
    run: (signal) => runSealer(database, { key, headsFolder, clock }, signal),
  };
}
