import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import test from "node:test";
import { createVerifier, httpbis } from "http-message-signatures";
import { contentDigest, digestMatches } from "./content-digest.ts";
import { signRequest } from "./sign-request.ts";
import {
  parseByteDictionary,
  parseSignatureInput,
} from "./signature-header.ts";
import { signatureBase } from "./signed-message.ts";
import { generateSigningKey, publicJwk, verifyingKey } from "./signing-key.ts";
import { verifyRequest } from "./verify-request.ts";

// RFC 9421 appendix B.1.4, B.2 (test-request) and B.2.6: public test key, never for real use.
const rfc = {
  key: {
    kty: "OKP",
    crv: "Ed25519",
    kid: "test-key-ed25519",
    x: "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs",
  },
  message: {
    method: "POST",
    url: new URL("https://example.com/foo?param=Value&Pet=dog"),
    headers: {
      date: "Tue, 20 Apr 2021 02:07:55 GMT",
      "content-type": "application/json",
      "content-digest":
        "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
      "content-length": "18",
    },
  },
  input:
    'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
  base: '"date": Tue, 20 Apr 2021 02:07:55 GMT\n"@method": POST\n"@path": /foo\n"@authority": example.com\n"content-type": application/json\n"content-length": 18\n"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
  signature:
    "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:",
} as const;

test("the signature base and signature of RFC 9421 B.2.6 are ours too", () => {
  const input = parseSignatureInput(rfc.input)?.[0];
  assert.ok(input);
  const base = signatureBase(rfc.message, input);
  assert.equal(base, rfc.base);
  const signature = parseByteDictionary(rfc.signature)?.get("sig-b26");
  assert.ok(signature);
  const key = createPublicKey({ key: rfc.key, format: "jwk" });
  assert.ok(verify(null, Buffer.from(base ?? ""), key, signature));
});

test("the SHA-512 content digest of the RFC's request is the digest of its body", () =>
  assert.ok(
    digestMatches(rfc.message.headers["content-digest"], '{"hello": "world"}'),
  ));

const now = new Date("2026-11-24T12:00:00Z");
const key = generateSigningKey("joinery-1");
const find = (keyId: string) =>
  keyId === key.keyId ? verifyingKey(publicJwk(key)) : undefined;
const request = {
  method: "POST",
  url: new URL("http://127.0.0.1:3001/dwp/events"),
  headers: {
    "content-type": "application/cloudevents+json",
    "idempotency-key": '"d-1"',
  },
  body: '{"specversion":"1.0"}',
};
const signed = { ...request, headers: signRequest(request, key, now) };

test("what we sign, another library verifies", async () => {
  const verifier = createVerifier(find(key.keyId)!.publicKey, "ed25519");
  const found = await httpbis.verifyMessage(
    {
      keyLookup: async () => ({ id: key.keyId, verify: verifier }),
      notAfter: now,
    },
    { ...signed, headers: { ...signed.headers } },
  );
  assert.equal(found, true);
});

test("a request signed by a known key is verified", () =>
  assert.equal(verifyRequest(signed, find, now).kind, "ok"));

const minutesLater = (minutes: number) =>
  new Date(now.getTime() + minutes * 60_000);
for (const { change, fault } of [
  { change: { body: '{"specversion":"1.1"}' }, fault: "digest-wrong" },
  { change: { method: "PUT" }, fault: "signature-wrong" },
  {
    change: { url: new URL("http://127.0.0.1:3001/hmrc/events") },
    fault: "signature-wrong",
  },
  {
    change: { headers: { ...signed.headers, "idempotency-key": '"d-2"' } },
    fault: "signature-wrong",
  },
  { change: { headers: request.headers }, fault: "signature-missing" },
  {
    change: { headers: { ...signed.headers, "signature-input": "joinery=x" } },
    fault: "signature-malformed",
  },
  {
    change: {
      headers: {
        ...signed.headers,
        "signature-input": signed.headers["signature-input"]!.replace(
          ' "content-digest"',
          "",
        ),
      },
    },
    fault: "signature-covers-too-little",
  },
  {
    change: {
      headers: {
        ...signed.headers,
        "content-digest": contentDigest("another body"),
      },
    },
    fault: "signature-wrong",
  },
] as const) {
  test(`a request with another ${Object.keys(change)[0]} is refused: ${fault}`, () =>
    assert.deepEqual(verifyRequest({ ...signed, ...change }, find, now), {
      kind: "failure",
      error: fault,
    }));
}

test("a signature is good for five minutes and no longer", () => {
  assert.equal(verifyRequest(signed, find, minutesLater(5)).kind, "ok");
  assert.deepEqual(verifyRequest(signed, find, minutesLater(5.1)), {
    kind: "failure",
    error: "signature-stale",
  });
});

test("a key nobody knows is refused", () =>
  assert.deepEqual(
    verifyRequest(signed, () => undefined, now),
    { kind: "failure", error: "signature-key-unknown" },
  ));
