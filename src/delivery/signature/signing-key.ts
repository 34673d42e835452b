import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
} from "node:crypto";
import type { JsonWebKey, KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { thumbprintOf } from "#kernel";

/** Signs as one party; key objects are made once, since parsing a key costs more than signing. */
export type SigningKey = {
  readonly keyId: string;
  readonly privateKey: KeyObject;
};
/** Verifies as one party. */
export type VerifyingKey = {
  readonly keyId: string;
  readonly publicKey: KeyObject;
};
/** An Ed25519 public key as RFC 8037 writes it. */
export const publicJwkShape = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  kid: z.string(),
  x: z.string(),
});
export type PublicJwk = Readonly<z.infer<typeof publicJwkShape>>;

export function publicJwk({ keyId, privateKey }: SigningKey): PublicJwk {
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  if (typeof x !== "string")
    throw new Error(`Key ${keyId} is not an Ed25519 key; make a new one.`);
  return { kty: "OKP", crv: "Ed25519", kid: keyId, x };
}

/** @throws Error for any other kind of key: the algorithm is fixed, whatever a message names */
export function verifyingKey(jwk: PublicJwk): VerifyingKey {
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  if (publicKey.asymmetricKeyType !== "ed25519")
    throw new Error(`Key ${jwk.kid} is not an Ed25519 key; make a new one.`);
  return { keyId: jwk.kid, publicKey };
}

export const generateSigningKey = (keyId: string): SigningKey => ({
  keyId,
  privateKey: generateKeyPairSync("ed25519").privateKey,
});

/** Opens the private key in a file, making it on first use, readable by its owner alone; it is named by its thumbprint unless the file names it. */
export function openSigningKey(path: string): SigningKey {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const { privateKey } = generateKeyPairSync("ed25519");
    const jwk = privateKey.export({ format: "jwk" });
    writeFileSync(path, JSON.stringify(jwk), { mode: 0o600, flag: "wx" });
  }
  const jwk = JSON.parse(readFileSync(path, "utf8")) as JsonWebKey & {
    kid?: string;
  };
  const privateKey = createPrivateKey({ key: jwk, format: "jwk" });
  return { keyId: jwk.kid ?? thumbprintOf(jwk), privateKey };
}
