import { sign } from "node:crypto";
import { newId } from "#kernel";
import { contentDigest } from "./content-digest.ts";
import { signatureBase } from "./signed-message.ts";
import type { SignedMessage } from "./signed-message.ts";
import type { SigningKey } from "./signing-key.ts";

/** What every signature between us and a body must cover, besides what the request has: its query and its `Idempotency-Key`. */
export const coveredAlways = [
  "@method",
  "@authority",
  "@path",
  "content-type",
  "content-digest",
] as const;

/** Seconds for which a signature is good after it was made. */
export const goodForSeconds = 300;

/**
 * The headers of a signed JSON request: the given ones, `Content-Digest`, `Signature-Input` and `Signature` (RFC 9421, Ed25519).
 * Written by hand over `node:crypto`: docs/adr/delivery-signatures.md says why.
 */
export function signRequest(
  request: SignedMessage & {
    readonly body: Buffer | string;
    readonly goodForSeconds?: number | undefined;
  },
  key: SigningKey,
  now: Date,
): Readonly<Record<string, string>> {
  const headers: Record<string, string | undefined> = {
    ...request.headers,
    "content-digest": contentDigest(request.body),
  };
  const components = [
    ...coveredAlways,
    "@query",
    ...(headers["idempotency-key"] === undefined ? [] : ["idempotency-key"]),
  ];
  const covered = components.map((name) => `"${name}"`).join(" ");
  const created = Math.floor(now.getTime() / 1000);
  const text = `(${covered});created=${created};expires=${created + (request.goodForSeconds ?? goodForSeconds)};nonce="${newId()}";keyid="${key.keyId}";alg="ed25519"`;
  const base = signatureBase({ ...request, headers }, { components, text });
  if (base === undefined)
    throw new Error("A signed request needs a content-type; set it.");
  const signature = sign(null, Buffer.from(base), key.privateKey);
  return {
    ...(headers as Record<string, string>),
    "signature-input": `joinery=${text}`,
    signature: `joinery=:${signature.toString("base64")}:`,
  };
}
