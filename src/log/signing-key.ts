import type { KeyObject } from "node:crypto";
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sha256 } from "./leaf.ts";

/** An Ed25519 key pair; `fingerprint` is the first 16 hexadecimal digits of the SHA-256 of the public key. */
export type SigningKey = {
  readonly fingerprint: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
};

/** @throws Error when the text is no Ed25519 private key in PEM. */
export function parseSigningKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== "ed25519")
    throw new Error(
      "The log's signing key must be Ed25519: openssl genpkey -algorithm ed25519.",
    );
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, fingerprint: fingerprintOf(publicKey) };
}

/** Reads the key of a file, or makes one that only its owner may read. Two processes that start at once end with the same key. */
export function loadSigningKey(file: string): SigningKey {
  try {
    return parseSigningKey(readFileSync(file, "utf8"));
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
  }
  const { privateKey } = generateKeyPairSync("ed25519");
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(
      file,
      privateKey.export({ type: "pkcs8", format: "pem" }) as string,
      { flag: "wx", mode: 0o600 },
    );
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  }
  return parseSigningKey(readFileSync(file, "utf8"));
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

const fingerprintOf = (publicKey: KeyObject): string =>
  sha256(publicKey.export({ type: "spki", format: "der" }))
    .toString("hex")
    .slice(0, 16);

export const signHash = (key: SigningKey, hash: Uint8Array): Buffer =>
  sign(null, hash, key.privateKey);
export const isSigned = (
  publicKey: KeyObject,
  hash: Uint8Array,
  signature: Uint8Array,
): boolean => verify(null, hash, publicKey, signature);
