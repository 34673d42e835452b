import type { KeyObject } from "node:crypto";
import { createPrivateKey, createPublicKey } from "node:crypto";
import type { Logger } from "pino";
import { findOldProviderKeys, forgetOldProviderKeys } from "#demo/sign-in";
import type { ProviderKeys } from "#demo/sign-in";
import type { SigningKey as DeliveryKey, PublicJwk } from "#delivery";
import type { Clock } from "#kernel";
import type { HeldKey, Key, KeyRing, Purpose } from "#keys";
import {
  findSealing,
  keysContext,
  openKeyRing,
  publicHalf,
  WrongKey,
} from "#keys";
import type { SigningKey as LogKey } from "#log";
import { signingKeyOf } from "#log";
import type { Database } from "#postgres";
import { WrongUse } from "./command.ts";
import { findHeldKey, setAsideKeyFiles } from "./held-keys.ts";
import {
  findSealingKeys,
  makeSealingFile,
  settleSealingFile,
} from "./sealing-file.ts";
import type { Settings } from "./settings.ts";

type Opening = {
  readonly settings: Settings;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
};

const signIn = [
  "sign-in-provider",
  "sign-in-client",
  "sign-in-cookies",
] as const;

/**
 * Opens the installation's keys; takes in what this machine holds from the first version, and says so.
 * @throws WrongUse when this process was given another key than the installation's, or no sealing key.
 */
export async function openKeys(opening: Opening): Promise<KeyRing> {
  const { settings, database, clock, logger } = opening;
  try {
    await prepareSealing(opening);
    const old = await findOldProviderKeys(database);
    const keys = await openKeyRing({
      database,
      clock,
      sealing: () => findSealingKeys(settings),
      purposes: ["log", "delivery", ...providerPurposes(settings)],
      held: async (purpose) => heldOf(settings, purpose, old),
      onFault: (error) => survive(error, logger),
    });
    if (old !== undefined) await forgetOldProviderKeys(database);
    for (const file of setAsideKeyFiles(settings.dataDir, keys))
      logger.warn(
        { file },
        "this key is in the database now; delete the file once you have a copy of the database and its sealing key",
      );
    return keys;
  } catch (error) {
    throw error instanceof WrongKey ? new WrongUse(error.message) : error;
  }
}

/** A real provider has keys of its own. */
const providerPurposes = ({ identity }: Settings): readonly Purpose[] =>
  identity === undefined ? signIn : [];

async function prepareSealing({
  settings,
  database,
  logger,
}: Opening): Promise<void> {
  const { dataDir } = settings;
  const fingerprint = await database.transaction(keysContext, findSealing);
  if (fingerprint !== undefined) {
    settleSealingFile(dataDir, fingerprint);
    if (findSealingKeys(settings).length > 0) return;
    throw new WrongUse(
      `${dataDir}/sealing-key is missing. The keys of this installation are sealed by ${fingerprint}: put back the copy that you kept, or set SEALING_KEY.`,
    );
  }
  if (findSealingKeys(settings).length > 0) return;
  const file = makeSealingFile(dataDir);
  if (file !== undefined)
    logger.warn(
      { file },
      "made the key that seals this installation's keys; keep a copy of it apart from the database",
    );
}

function heldOf(
  settings: Settings,
  purpose: Purpose,
  old: ProviderKeys | undefined,
): HeldKey | undefined {
  if (purpose === "log" || purpose === "delivery")
    return findHeldKey(settings, purpose);
  if (old === undefined) return undefined;
  const where = "the first version's table of sign-in keys";
  const { kty, crv, x, y, d } =
    purpose === "sign-in-provider" ? old.provider : old.client;
  return purpose === "sign-in-cookies"
    ? { jwk: { kty: "oct", k: old.cookies[0] ?? "" }, where }
    : { jwk: { kty, crv, x, y, d } as HeldKey["jwk"], where };
}

/** A process that cannot open a new key would go on signing with one that is retired; it stops instead. */
function survive(error: unknown, logger: Logger): void {
  if (!(error instanceof WrongKey))
    return logger.warn({ err: error }, "the keys could not be looked up");
  logger.fatal({ err: error }, "the keys have changed and this process stops");
  process.kill(process.pid, "SIGTERM");
}

const privateKeyOf = ({ jwk }: Key) =>
  createPrivateKey({ key: jwk, format: "jwk" });

/** Makes something of a purpose's key in use, once for each key. */
function ofCurrent<T>(
  keys: KeyRing,
  purpose: Purpose,
  make: (key: Key) => T,
): () => T {
  let made: { readonly kid: string; readonly value: T } | undefined;
  return () => {
    const key = keys.current(purpose);
    if (made?.kid !== key.kid) made = { kid: key.kid, value: make(key) };
    return made.value;
  };
}

/** The key that signs events and receipts just now. */
export const deliveryKeyOf = (keys: KeyRing): (() => DeliveryKey) =>
  ofCurrent(keys, "delivery", (key) => ({
    keyId: key.kid,
    privateKey: privateKeyOf(key),
  }));

/** The key that seals the log just now. */
export const logKeyOf = (keys: KeyRing): (() => LogKey) =>
  ofCurrent(keys, "log", (key) => signingKeyOf(privateKeyOf(key)));

/** The public halves of every key that ever sealed the log; proven by the sealing key, so no keeper of the database can slip one in. */
export const publicLogKeys = (keys: KeyRing): readonly KeyObject[] =>
  keys
    .all("log")
    .map(({ jwk }) => createPublicKey({ key: jwk, format: "jwk" }));

/** The keys of the made-up people's sign-in just now. */
export function providerKeysOf(keys: KeyRing): () => ProviderKeys {
  const named = (key: Key) => ({
    ...key.jwk,
    kid: key.kid,
    use: "sig",
    alg: "ES256",
  });
  const provider = ofCurrent(keys, "sign-in-provider", named);
  const client = ofCurrent(keys, "sign-in-client", named);
  return () => ({
    provider: provider(),
    client: client(),
    cookies: keys.all("sign-in-cookies").flatMap(({ jwk }) => jwk.k ?? []),
  });
}

/** Seconds after which a retired key signs no request that was sent before it was retired. */
const lastRequestsSeconds = 600;

/**
 * What `/.well-known/jwks.json` says: every key that ever signed for us, the one in use first. A retired one carries `exp`: a request
 * is not to be trusted under it after that; a receipt still is. Names that the first version gave stand beside.
 */
export async function publishedKeys(
  keys: KeyRing,
): Promise<readonly (PublicJwk & { readonly exp?: number })[]> {
  return (await keys.fresh("delivery")).flatMap((key) => {
    const { x = "" } = publicHalf(key.jwk);
    const retired = key.retiredAt && {
      exp: Math.floor(key.retiredAt.getTime() / 1000) + lastRequestsSeconds,
    };
    return [key.kid, key.formerName].flatMap((kid) =>
      kid === undefined
        ? []
        : [{ kty: "OKP", crv: "Ed25519", kid, x, ...retired } as const],
    );
  });
}
