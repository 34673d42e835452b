import { verify } from "node:crypto";
import { fail, ok } from "#kernel";
import type { Result } from "#kernel";
import { digestMatches } from "./content-digest.ts";
import {
  parseByteDictionary,
  parseSignatureInput,
} from "./signature-header.ts";
import { coveredAlways } from "./sign-request.ts";
import { signatureBase } from "./signed-message.ts";
import type { SignatureInput, SignedMessage } from "./signed-message.ts";
import type { VerifyingKey } from "./signing-key.ts";

export type SignatureFault =
  | "signature-missing"
  | "signature-malformed"
  | "signature-covers-too-little"
  | "signature-stale"
  | "signature-key-unknown"
  | "signature-wrong"
  | "digest-wrong";

/** Clocks of two honest parties differ; a replay within this window meets the idempotency key. */
const clockSkewSecondsMax = 300;

function firstFault(
  input: SignatureInput,
  request: SignedMessage,
  now: Date,
): SignatureFault | undefined {
  const needed: readonly string[] =
    request.headers["idempotency-key"] === undefined
      ? coveredAlways
      : [...coveredAlways, "idempotency-key"];
  if (!needed.every((name) => input.components.includes(name)))
    return "signature-covers-too-little";
  const algorithm = input.parameters.get("alg");
  if (algorithm !== undefined && algorithm !== "ed25519")
    return "signature-key-unknown";
  const created = input.parameters.get("created");
  const seconds = now.getTime() / 1000;
  const fresh =
    typeof created === "number" &&
    Math.abs(seconds - created) <= clockSkewSecondsMax;
  return fresh ? undefined : "signature-stale";
}

/**
 * Verifies the first signature of a request over its method, authority, path, type, digest and idempotency key,
 * and the digest over its body. Gives the key that signed.
 */
export function verifyRequest(
  request: SignedMessage & { readonly body: Buffer | string },
  findKey: (keyId: string) => VerifyingKey | undefined,
  now: Date,
): Result<VerifyingKey, SignatureFault> {
  const header = request.headers["signature-input"];
  const signatureHeader = request.headers["signature"];
  if (header === undefined || signatureHeader === undefined)
    return fail("signature-missing");
  const input = parseSignatureInput(header)?.[0];
  const signature = parseByteDictionary(signatureHeader)?.get(
    input?.label ?? "",
  );
  if (input === undefined || signature === undefined)
    return fail("signature-malformed");
  const fault = firstFault(input, request, now);
  if (fault !== undefined) return fail(fault);
  const key = findKey(String(input.parameters.get("keyid")));
  if (key === undefined) return fail("signature-key-unknown");
  const base = signatureBase(request, input);
  if (
    base === undefined ||
    !verify(null, Buffer.from(base), key.publicKey, signature)
  )
    return fail("signature-wrong");
  return digestMatches(request.headers["content-digest"] ?? "", request.body)
    ? ok(key)
    : fail("digest-wrong");
}
