import type { KeyObject } from "node:crypto";
import { createPublicKey, sign, verify } from "node:crypto";
import { thumbprintOf } from "#kernel";
import { sha256 } from "./leaf.ts";

/** An Ed25519 key pair; `fingerprint` is its RFC 7638 thumbprint. */
export type SigningKey = {
  readonly fingerprint: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
};

/** @throws Error when it is no Ed25519 private key. */
export function signingKeyOf(privateKey: KeyObject): SigningKey {
  if (privateKey.asymmetricKeyType !== "ed25519")
    throw new Error(
      "The log's signing key must be Ed25519: openssl genpkey -algorithm ed25519.",
    );
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, fingerprint: fingerprintOf(publicKey) };
}

export const fingerprintOf = (publicKey: KeyObject): string =>
  thumbprintOf(publicKey.export({ format: "jwk" }));

/** What batches and heads of the first version call a key: 16 hexadecimal digits of the SHA-256 of its public half. */
export const formerFingerprint = (key: KeyObject): string =>
  sha256(
    (key.type === "public" ? key : createPublicKey(key)).export({
      type: "spki",
      format: "der",
    }),
  )
    .toString("hex")
    .slice(0, 16);

export const signHash = (key: SigningKey, hash: Uint8Array): Buffer =>
  sign(null, hash, key.privateKey);
export const isSigned = (
  publicKey: KeyObject,
  hash: Uint8Array,
  signature: Uint8Array,
): boolean => verify(null, hash, publicKey, signature);
