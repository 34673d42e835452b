/** Where rooms are composed: the pages that `serve` answers and the loops that `work` runs. Every room is named here once. */
import type { Logger } from "pino";
import type { Visitor } from "#access";
import { identify, openAccess } from "#access";
import {
  accessRoutes,
  refuseForgedForms,
  refuseOutOfBounds,
} from "#access/pages";
import { caseDeskRoutes } from "#case-desk/pages";
import { caseworkFollower } from "#casework";
import { reachOf, versionsOf, waysToReach } from "#catalogue";
import { contactsFollower } from "#contacts";
import { registerClient, runDelivery, runReconciliation } from "#delivery";
import { deliveryRoutes } from "#delivery/pages";
import { frontDoorRoutes } from "#front-door/pages";
import type { Clock } from "#kernel";
import { sayEach } from "#kernel";
import type { KeyRing } from "#keys";
import { followLog, publishKeys, runSealer } from "#log";
import { hiddenSince } from "#notices";
import { alertCustomer, notifySender, runMessages } from "#people";
import type { MessageFault } from "#people";
import { bodiesNamed, peopleRoutes } from "#people/pages";
import type { Database } from "#postgres";
import { tellingFollower } from "#telling";
import type { Catalogues } from "#telling";
import { tellingRoutes } from "#telling/pages";
import type { Route, ServerOptions, Site } from "#web";
import { workbenchRoutes } from "#workbench/pages";
import { examplePeople, offeredPeople } from "#demo/people";
import { openMadeUpSignIn } from "#demo/sign-in";
import { followDirectory } from "./directory.ts";
import { entries } from "./entries.ts";
import {
  deliveryKeyOf,
  logKeyOf,
  providerKeysOf,
  publicLogKeys,
  publishedKeys,
} from "./open-keys.ts";
import type { Settings } from "./settings.ts";
import { publicAddress } from "./settings.ts";

/** What every room is handed. */
export type Parts = {
  readonly settings: Settings;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The installation's keys. */
  readonly keys: KeyRing;
};

/** Where this process is reached; known before the pages are made, because sign-in leads back there. */
export type Addresses = {
  readonly publicUrl: string;
  readonly internalUrl: string;
};

export const site: Site = sayEach({ name: "Joinery" });

/** The routes, hooks and mounts of the web server. */
export function wirePages(
  parts: Parts,
  addresses: Addresses,
  catalogues: Catalogues,
): ServerOptions<Visitor> {
  const { database, clock, logger } = parts;
  const deps = { database, clock };
  const { provider, routes, mounts } = signInOf(parts, addresses);
  const { publicUrl } = addresses;
  const access = openAccess({ ...deps, publicUrl, provider });
  const refuseForged = refuseForgedForms({ ...deps, site });
  return {
    site,
    logger,
    routes: [
      ...routes,
      ...accessRoutes({
        access,
        site,
        events: () => [...catalogues.inForce().lifeEvents.values()],
        bodies: () => bodiesNamed(catalogues.inForce()),
        alert: (tx, message) =>
          alertCustomer(
            tx,
            { ...message, mustReach: true },
            waysToReach(catalogues.inForce()),
          ),
      }),
      ...productRoutes(parts, addresses, catalogues),
    ],
    hooks: {
      identify: (request) =>
        identify(
          {
            ...deps,
            reachOf: (mandate) => reachOf(catalogues.inForce(), mandate),
          },
          request,
        ),
      guard: async (request, route) =>
        refuseOutOfBounds(request, route) ?? refuseForged(request, route),
    },
    mounts,
  };
}

/** The provider of the settings, or the made-up people's with its page. */
function signInOf(parts: Parts, addresses: Addresses) {
  const { settings, database, clock, logger, keys } = parts;
  if (settings.identity)
    return { provider: settings.identity, routes: [], mounts: [] };
  return openMadeUpSignIn({
    database,
    clock,
    site,
    ...addresses,
    keys: providerKeysOf(keys),
    people: offeredPeople(),
    onFault: (err) => logger.error({ err }, "the identity provider failed"),
  });
}

function productRoutes(
  parts: Parts,
  { publicUrl }: Addresses,
  catalogues: Catalogues,
): readonly Route<Visitor>[] {
  const { database, clock } = parts;
  const { identity, notify } = parts.settings;
  const key = deliveryKeyOf(parts.keys);
  const common = { database, clock, site, catalogues };
  const call = registerClient({ database, clock, key });
  return [
    ...frontDoorRoutes(common),
    ...caseDeskRoutes(common),
    ...tellingRoutes({ ...common, call, key, publicUrl }),
    ...peopleRoutes({
      database,
      clock,
      site,
      catalogue: catalogues.inForce,
      showsOutbox: identity === undefined && notify === undefined,
    }),
    ...workbenchRoutes({
      ...common,
      examples: identity === undefined ? examplePeople() : [],
    }),
    ...deliveryRoutes({
      database,
      clock,
      publicUrl,
      knowsEvent: (id) =>
        id === "claim" || catalogues.inForce().lifeEvents.has(id),
      publicKeys: () => publishedKeys(parts.keys),
    }),
  ];
}

/** Work that goes on until the signal. It may throw: it is then logged and started again after a pause. */
export type Loop = {
  readonly name: string;
  run(signal: AbortSignal): Promise<void>;
};

const loop = (name: string, run: Loop["run"]): Loop => ({ name, run });

/** The loops of `work`. */
export function wireLoops(parts: Parts): readonly Loop[] {
  const load = versionsOf(parts.database);
  const tellers = tellingFollower({ catalogues: { load }, clock: parts.clock });
  return [
    sealerLoop(parts),
    deliveryLoop(parts, load),
    reconciliationLoop(parts),
    ...[contactsFollower, caseworkFollower(load), tellers].map((follower) =>
      followLog(parts.database, follower, entries),
    ),
    ...messageLoops(parts),
    ...directoryLoops(parts),
  ];
}

function sealerLoop({ settings, database, clock, logger, keys }: Parts): Loop {
  const current = logKeyOf(keys);
  const { headsTo } = settings;
  let published = "";
  const key = () => {
    const inUse = current();
    if (inUse.fingerprint !== published)
      publishKeys(headsTo, publicLogKeys(keys));
    published = inUse.fingerprint;
    return inUse;
  };
  const onFault = (err: unknown) =>
    logger.warn({ err }, "heads of the log do not go out; trying again");
  const deps = { key, headsTo, clock, onFault };
  return loop("sealer", (signal) => runSealer(database, deps, signal));
}

function deliveryLoop(parts: Parts, load: ReturnType<typeof versionsOf>): Loop {
  const { database, clock, logger, settings, keys } = parts;
  const deps: Parameters<typeof runDelivery>[0] = {
    database,
    clock,
    key: deliveryKeyOf(keys),
    source: publicAddress(settings),
    onFault: (err) => logger.warn({ err }, "delivery goes on"),
    hiddenSince: (due) => hiddenSince({ database, load }, due),
  };
  return loop("delivery", (signal) => runDelivery(deps, signal));
}

function reconciliationLoop(parts: Parts): Loop {
  const { database, clock, keys, logger } = parts;
  const onFault = (err: unknown, organisation: string) =>
    logger.error({ err, organisation }, "a night's list was not compared");
  const deps = { database, clock, key: deliveryKeyOf(keys), onFault };
  return loop("reconciliation", (signal) => runReconciliation(deps, signal));
}

function messageLoops(parts: Parts): readonly Loop[] {
  const { database, clock, logger, settings } = parts;
  const { notify } = settings;
  if (notify === undefined) return [];
  const onFault = (fault: MessageFault) =>
    fault.isTriedAgain
      ? logger.warn(fault, "a message waits to be sent again")
      : logger.error(fault, "a message cannot be sent; see joinery messages");
  return [
    loop("messages", async (signal) => {
      const send = await notifySender(notify);
      await runMessages({ database, clock, send, onFault }, signal);
    }),
  ];
}

function directoryLoops({ database, settings }: Parts): readonly Loop[] {
  const { directoryUrl: url } = settings;
  if (url === undefined) return [];
  return [
    loop("directory", (signal) => followDirectory(database, url, signal)),
  ];
}
