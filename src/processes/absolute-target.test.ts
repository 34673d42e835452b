import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { openWholeSite } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

/** Asks with a request line as it stands; `fetch` would write another. */
async function ask(method: string, target: string): Promise<IncomingMessage> {
  const asked = request(site.url, {
    method,
    path: target,
    headers: { host: "evil.example", accept: "text/html" },
  }).end();
  const [answer] = await once(asked, "response");
  return (answer as IncomingMessage).resume();
}

const elsewhere = ["http://evil.example", "https://evil.example:81", "//"];
for (const before of elsewhere) {
  test(`signing in at ${before}/sign-in sends nobody to another host`, async () => {
    const { headers } = await ask("GET", `${before}/sign-in?level=P2`);
    assert.equal(headers.location, "http://127.0.0.1:1/sign-in?level=P2");
  });

  test(`coming back to ${before}/sign-in/return is answered by a page`, async () => {
    const answer = await ask("GET", `${before}/sign-in/return?code=x&state=y`);
    assert.equal(answer.headers.location?.includes("evil"), undefined);
    assert.ok((answer.statusCode ?? 500) < 500);
  });

  test(`an unsigned receipt at ${before}/receipts is refused as unsigned`, async () => {
    const { statusCode } = await ask("POST", `${before}/receipts`);
    assert.equal(statusCode, 401);
  });
}

test("a target that is no address finds no page", async () => {
  assert.equal((await ask("GET", "http://[")).statusCode, 404);
});
