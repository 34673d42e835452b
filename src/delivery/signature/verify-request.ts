import { verify } from "node:crypto";
import { fail, ok } from "#kernel";
import type { Result } from "#kernel";
import { digestMatches } from "./content-digest.ts";
import {
  parseByteDictionary,
  parseSignatureInput,
} from "./signature-header.ts";
import { coveredAlways, goodForSeconds } from "./sign-request.ts";
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

/** The other side's clock may be so far ahead of ours. `expires` is held to by our own clock: its signer chose it. */
const clockSkewSecondsMax = 300;

function firstFault(
  input: SignatureInput,
  request: SignedMessage,
  now: Date,
): SignatureFault | undefined {
  const covered: ReadonlySet<string> = new Set(input.components);
  if (covered.size < input.components.length) return "signature-malformed";
  if (!coversEnough(covered, request)) return "signature-covers-too-little";
  const algorithm = input.parameters.get("alg");
  if (algorithm !== undefined && algorithm !== "ed25519")
    return "signature-key-unknown";
  return isFresh(input, now.getTime() / 1000) ? undefined : "signature-stale";
}

/** A query that is not covered could be added or changed on the way. */
function coversEnough(
  covered: ReadonlySet<string>,
  { headers, url }: SignedMessage,
): boolean {
  const query = url.search === "" || covered.has("@target-uri");
  return [
    ...coveredAlways,
    ...(query ? [] : ["@query"]),
    ...(headers["idempotency-key"] === undefined ? [] : ["idempotency-key"]),
  ].every((name) => covered.has(name));
}

function isFresh({ parameters }: SignatureInput, seconds: number): boolean {
  const created = parameters.get("created");
  const expires = parameters.get("expires") ?? Infinity;
  return (
    typeof created === "number" &&
    typeof expires === "number" &&
    created <= seconds + clockSkewSecondsMax &&
    seconds <= created + goodForSeconds &&
    seconds <= expires &&
    created <= expires
  );
}

/**
 * Verifies the first signature of a request over its method, authority, path, query, type, digest and idempotency key,
 * and the digest over its body. Gives the key that signed.
 * The authority of `request.url` must be the verifier's own public address, never what the Host header says: a request to another body would else be good here.
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
  const inputs = parseSignatureInput(header) ?? [];
  const [input] = inputs;
  const signature = parseByteDictionary(signatureHeader)?.get(
    input?.label ?? "",
  );
  const isTwice = inputs.slice(1).some(({ label }) => label === input?.label);
  if (input === undefined || signature === undefined || isTwice)
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
