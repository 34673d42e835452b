import { createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import type { JsonWebKey } from "node:crypto";
import { attempt, thumbprintOf } from "#kernel";
import type { SealingKey } from "./sealing-key.ts";
import { seal, unseal } from "./sealing-key.ts";

/** A process was given another key than the installation's; its message says which and what to do. */
export class WrongKey extends Error {
  readonly code = "wrong-key";
}

/** What a key is for: two that sign (Ed25519), three of the made-up people's sign-in. */
export const purposes = [
  "log",
  "delivery",
  "sign-in-provider",
  "sign-in-client",
  "sign-in-cookies",
] as const;
export type Purpose = (typeof purposes)[number];

/** A key of the installation, opened. */
export type Key = {
  /** RFC 7638 thumbprint. */
  readonly kid: string;
  readonly purpose: Purpose;
  /** What signatures of the first version call it. */
  readonly formerName?: string;
  /** Private while it is in use; public once retired, but for a secret that has no public half. */
  readonly jwk: JsonWebKey;
  readonly madeAt: Date;
  readonly retiredAt?: Date;
  /** Since when somebody else may have it: it is neither accepted nor published. */
  readonly revokedAt?: Date;
};

export type KeyRow = {
  readonly kid: string;
  readonly purpose: Purpose;
  readonly formerName: string | null;
  readonly sealed: Buffer;
  readonly madeAt: Date;
  readonly retiredAt: Date | null;
  readonly revokedAt: Date | null;
};

/** A new key's material: Ed25519 to sign, P-256 to sign in (OpenID Connect's usual), a plain secret for cookies. */
export function newJwk(purpose: Purpose): JsonWebKey {
  if (purpose === "sign-in-cookies")
    return { kty: "oct", k: randomBytes(32).toString("base64url") };
  const { privateKey } =
    purpose === "log" || purpose === "delivery"
      ? generateKeyPairSync("ed25519")
      : generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ format: "jwk" });
}

export const publicHalf = (jwk: JsonWebKey): JsonWebKey =>
  jwk.kty === "oct"
    ? jwk
    : createPublicKey({ key: jwk, format: "jwk" }).export({ format: "jwk" });

const contextOf = (key: Pick<Key, "kid" | "purpose" | "formerName">): string =>
  JSON.stringify(["joinery-key/1", key.purpose, key.kid, key.formerName ?? ""]);

export const sealKey = (
  sealing: SealingKey,
  key: Pick<Key, "kid" | "purpose" | "formerName" | "jwk">,
): Buffer => seal(sealing, JSON.stringify(key.jwk), contextOf(key));

/** @throws WrongKey when the row was changed outside, or another sealing key closed it. */
export function openKey(sealing: SealingKey, row: KeyRow): Key {
  const { kid, purpose, madeAt, retiredAt, revokedAt, formerName } = row;
  const named = {
    kid,
    purpose,
    ...(formerName === null ? {} : { formerName }),
  };
  const jwk = attempt(
    () =>
      JSON.parse(unseal(sealing, row.sealed, contextOf(named))) as JsonWebKey,
  );
  if (jwk === undefined || thumbprintOf(jwk) !== kid)
    throw new WrongKey(
      `The ${purpose} key ${kid} in the database was changed from outside; put back keys.key from a copy.`,
    );
  return {
    ...named,
    jwk,
    madeAt,
    ...(retiredAt === null ? {} : { retiredAt }),
    ...(revokedAt === null ? {} : { revokedAt }),
  };
}
