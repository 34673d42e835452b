import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { thumbprintOf } from "./thumbprint.ts";

test("an Ed25519 key is named as RFC 8037, appendix A.3, names it", () =>
  assert.equal(
    thumbprintOf({
      kty: "OKP",
      crv: "Ed25519",
      x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    }),
    "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
  ));

test("an RSA key is named as RFC 7638, section 3.1, names it", () =>
  assert.equal(
    thumbprintOf({
      kty: "RSA",
      n: "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
      e: "AQAB",
      alg: "RS256",
      kid: "2011-04-29",
    }),
    "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
  ));

test("both halves of a pair have one name", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  assert.equal(
    thumbprintOf(privateKey.export({ format: "jwk" })),
    thumbprintOf(publicKey.export({ format: "jwk" })),
  );
});

test("what is no key has no name", () =>
  assert.throws(() => thumbprintOf({ kty: "OKP", crv: "Ed25519" })));
