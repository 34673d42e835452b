import assert from "node:assert/strict";
import { before, test } from "node:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { CryptoKey, JWK } from "jose";
import { levelOfCoreIdentity } from "./core-identity.ts";
import { levelOfVector, vectorAsking } from "./level.ts";

const kid = "did:web:identity.example.gov.uk#key-1";
const expected = {
  issuer: "https://oidc.example.gov.uk/",
  audience: "joinery",
  subject: "urn:person:1",
};
let genuine: { privateKey: CryptoKey; jwk: JWK };
let stranger: CryptoKey;

before(async () => {
  const pair = await generateKeyPair("ES256", { extractable: true });
  genuine = {
    privateKey: pair.privateKey,
    jwk: await exportJWK(pair.publicKey),
  };
  stranger = (await generateKeyPair("ES256")).privateKey;
});

const document = async () => ({
  assertionMethod: [{ id: kid, publicKeyJwk: genuine.jwk }],
});

const signed = (
  key: CryptoKey,
  { subject = expected.subject, keyId = kid } = {},
): Promise<string> =>
  new SignJWT({ vot: "P2" })
    .setProtectedHeader({ alg: "ES256", kid: keyId })
    .setIssuer("https://identity.example.gov.uk/")
    .setAudience("joinery")
    .setSubject(subject)
    .setExpirationTime("5m")
    .sign(key);

test("a genuine core identity proves level P2", async () => {
  const token = await signed(genuine.privateKey);
  assert.equal(await levelOfCoreIdentity(token, expected, document), "P2");
});

test("a core identity by a stranger, about somebody else, or under another service's key is refused", async () => {
  const tokens = [
    await signed(stranger),
    await signed(genuine.privateKey, { subject: "urn:person:2" }),
    await signed(genuine.privateKey, {
      keyId: "did:web:elsewhere.example#key-1",
    }),
  ];
  for (const token of tokens)
    await assert.rejects(levelOfCoreIdentity(token, expected, document));
});

test("what a vector asks for is what it is read as", () => {
  for (const level of ["P0", "P1", "P2"] as const)
    assert.equal(levelOfVector(JSON.parse(vectorAsking(level))[0]), level);
  assert.equal(levelOfVector("Cl.Cm"), "P0");
});
