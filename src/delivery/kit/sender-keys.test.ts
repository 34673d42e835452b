import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { publicJwk, signingKeyFromSeed } from "../signature/signing-key.ts";
import { openSenderKeys } from "./sender-keys.ts";

test("requests that come together before the sender's keys were read all wait for them, and they are read once", async (t) => {
  let asked = 0;
  const key = signingKeyFromSeed("joinery-1", Buffer.alloc(32, 7));
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
