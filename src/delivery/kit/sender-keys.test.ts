import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { signRequest } from "../signature/sign-request.ts";
import { generateSigningKey, publicJwk } from "../signature/signing-key.ts";
import type { PublicJwk, SigningKey } from "../signature/signing-key.ts";
import { verifyRequest } from "../signature/verify-request.ts";
import { openSenderKeys } from "./sender-keys.ts";
import type { SenderKeys } from "./sender-keys.ts";

test("requests that come together before the sender's keys were read all wait for them, and they are read once", async (t) => {
  let asked = 0;
  const key = generateSigningKey("joinery-1");
  const server = createServer((_request, response) => {
    asked += 1;
    response.end(JSON.stringify({ keys: [publicJwk(key)] }));
  }).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const keys = openSenderKeys(new URL(`http://127.0.0.1:${port}/`));
  const found = await Promise.all(
    [1, 2, 3].map(async () => {
      await keys.refresh();
      return keys.findKey("joinery-1") !== undefined;
    }),
  );
  assert.deepEqual(found, [true, true, true]);
  assert.equal(asked, 1);
});

/** A sender that lists what it is told to, and keys read from it by a clock that a test turns. */
async function senderOf(t: TestContext) {
  const listed: (PublicJwk & { exp?: number })[] = [];
  let now = 0;
  const server = createServer((_request, response) => {
    response.end(JSON.stringify({ keys: listed }));
  }).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const keys = openSenderKeys(new URL(`http://127.0.0.1:${port}/`), () => now);
  return {
    listed,
    keys,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/** What a department says to a request that a key signed just now. */
function verdict(key: SigningKey, keys: SenderKeys): string {
  const [url, body] = [new URL("http://body.test/dwp/held"), "{}"];
  const headers = { "content-type": "application/json" };
  const message = { method: "POST", url, body, headers };
  const now = new Date();
  const signed = signRequest(message, key, now);
  const read = verifyRequest(
    { ...message, headers: { ...signed } },
    keys.findKey,
    now,
  );
  return read.kind === "ok" ? "taken" : read.error;
}

test("a request under a retired key is taken until its exp, and refused after it", async (t) => {
  const { listed, keys } = await senderOf(t);
  const [old, older] = [1, 2].map((seed) =>
    generateSigningKey(`joinery-${seed}`),
  ) as [SigningKey, SigningKey];
  const seconds = Math.floor(Date.now() / 1000);
  listed.push(
    { ...publicJwk(old), exp: seconds + 600 },
    { ...publicJwk(older), exp: seconds - 1 },
  );
  await keys.refresh();
  assert.equal(verdict(old, keys), "taken");
  assert.equal(verdict(older, keys), "signature-key-unknown");
});

test("a request under a key that the sender revoked is refused within a minute, without a new start", async (t) => {
  const { listed, keys, pass } = await senderOf(t);
  const stolen = generateSigningKey("joinery-1");
  const next = generateSigningKey("joinery-2");
  listed.push(publicJwk(stolen));
  await keys.refresh("joinery-1");
  assert.equal(verdict(stolen, keys), "taken");
  listed.splice(0, 1, publicJwk(next));
  pass(59_000);
  await keys.refresh("joinery-1");
  assert.equal(verdict(stolen, keys), "taken");
  pass(1_000);
  await keys.refresh("joinery-1");
  assert.equal(verdict(stolen, keys), "signature-key-unknown");
  assert.equal(verdict(next, keys), "taken");
});
