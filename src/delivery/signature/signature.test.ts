import assert from "node:assert/strict";
import {
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from "node:crypto";
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
import type { PublicJwk } from "./signing-key.ts";
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
  const fresh = signRequest(request, key, new Date());
  const verifier = createVerifier(find(key.keyId)!.publicKey, "ed25519");
  const found = await httpbis.verifyMessage(
    {
      keyLookup: async () => ({ id: key.keyId, verify: verifier }),
      requiredFields: ["@query"],
    },
    { ...request, headers: { ...fresh } },
  );
  assert.equal(found, true);
});

test("a request signed by a known key is verified", () =>
  assert.equal(verifyRequest(signed, find, now).kind, "ok"));

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

/** A request whose signature says what a test wants, made with the known key. */
function signedAs(
  change: (input: string) => string,
  sent: Partial<typeof request> = {},
) {
  const input = change(signed.headers["signature-input"] ?? "");
  const headers = { ...signed.headers, "signature-input": input };
  const [parsed] = parseSignatureInput(input) ?? [];
  assert.ok(parsed);
  const base = signatureBase({ ...request, headers, ...sent }, parsed);
  const made = sign(null, Buffer.from(base ?? ""), key.privateKey);
  const signature = `${parsed.label}=:${made.toString("base64")}:`;
  return { ...request, ...sent, headers: { ...headers, signature } };
}
const seconds = now.getTime() / 1000;
const madeAt = (created: number, expires: number | string) => (input: string) =>
  input
    .replace(/created=\d+/, `created=${seconds + created}`)
    .replace(
      /;expires=\d+/,
      typeof expires === "string"
        ? expires
        : `;expires=${seconds + created + expires}`,
    );

for (const { says, change, fault } of [
  { says: "made five minutes ago", change: madeAt(-300, 300) },
  { says: "without a time at which it expires", change: madeAt(0, "") },
  { says: "by a clock five minutes ahead", change: madeAt(300, 300) },
  {
    says: "made more than five minutes ago",
    change: madeAt(-301, 900),
    fault: "signature-stale",
  },
  {
    says: "by a clock more than five minutes ahead",
    change: madeAt(301, 300),
    fault: "signature-stale",
  },
  {
    says: "that expired a second ago",
    change: madeAt(-61, 60),
    fault: "signature-stale",
  },
  {
    says: "that expires before it was made",
    change: madeAt(60, -30),
    fault: "signature-stale",
  },
  {
    says: "that says when it expires in words",
    change: madeAt(0, ';expires="never"'),
    fault: "signature-stale",
  },
  {
    says: "without the time it was made",
    change: (input: string) => input.replace(/;created=\d+/, ""),
    fault: "signature-stale",
  },
  {
    says: "by another algorithm",
    change: (input: string) => input.replace("ed25519", "hmac-sha256"),
    fault: "signature-key-unknown",
  },
  {
    says: "that covers a part twice",
    change: (input: string) => input.replace('"@path"', '"@path" "@path"'),
    fault: "signature-malformed",
  },
  {
    says: "that covers a part we do not know",
    change: (input: string) => input.replace('"@query"', '"@status"'),
    fault: "signature-wrong",
  },
] as const)
  test(`a signature ${says} is ${fault ? `refused: ${fault}` : "good"}`, () => {
    const verified = verifyRequest(signedAs(change), find, now);
    assert.equal(
      verified.kind === "ok" ? undefined : verified.error,
      fault satisfies string | undefined,
    );
  });

test("a signature in two entries of one name is refused", () => {
  const input = signed.headers["signature-input"];
  const headers = {
    ...signed.headers,
    "signature-input": `${input}, ${input}`,
  };
  assert.deepEqual(verifyRequest({ ...signed, headers }, find, now), {
    kind: "failure",
    error: "signature-malformed",
  });
});

test("a query is covered, or the request is refused; without one an older sender's signature is good", () => {
  const older = (input: string) => input.replace(' "@query"', "");
  const url = new URL("?from=1", request.url);
  const faultOf = (sent: Parameters<typeof verifyRequest>[0]) => {
    const verified = verifyRequest(sent, find, now);
    return verified.kind === "ok" ? "good" : verified.error;
  };
  const whole = (input: string) => input.replace("@query", "@target-uri");
  assert.equal(faultOf(signedAs(older)), "good");
  assert.equal(faultOf(signedAs((input) => input, { url })), "good");
  assert.equal(faultOf(signedAs(whole, { url })), "good");
  assert.equal(
    faultOf(signedAs(older, { url })),
    "signature-covers-too-little",
  );
  assert.equal(faultOf({ ...signed, url }), "signature-wrong");
});

test("a key of another kind verifies nothing", () => {
  const { publicKey } = generateKeyPairSync("x25519");
  const jwk = publicKey.export({ format: "jwk" });
  assert.throws(() => verifyingKey({ ...publicJwk(key), ...jwk } as PublicJwk));
});

test("a key nobody knows is refused", () =>
  assert.deepEqual(
    verifyRequest(signed, () => undefined, now),
    { kind: "failure", error: "signature-key-unknown" },
  ));
