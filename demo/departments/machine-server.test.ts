import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkConformance } from "#conformance";
import {
  generateSigningKey,
  openInbox,
  publicJwk,
  signRequest,
  verifyingKey,
} from "#delivery/kit";
import { systemClock } from "#kernel";
import { openBehaviours } from "./behaviour.ts";
import { bodyEffect } from "./body-effect.ts";
import { createMachineServer } from "./machine-server.ts";
import { readBodies, readFlows } from "./pack-content.ts";

const folder = mkdtempSync(join(tmpdir(), "joinery-departments-"));
const pack = fileURLToPath(new URL("../../packs/uk", import.meta.url));
const key = generateSigningKey("joinery");
const trusted = verifyingKey(publicJwk(key));
const inbox = openInbox(join(folder, "inbox.sqlite"), systemClock.now);
const behaviours = openBehaviours(inbox.database);
const flows = readFlows(pack);
const bodies = readBodies(pack);
const deps = { clock: systemClock, flows, behaviours };
const server: Server = createMachineServer({
  ...deps,
  inbox,
  keys: {
    areKnown: true,
    findKey: (keyId) => (keyId === trusted.keyId ? trusted : undefined),
    refresh: () => Promise.resolve(),
  },
  effect: bodyEffect({ ...deps, answerAfterMs: 60_000 }),
  people: [],
  exists: (organisation) => bodies.some(({ id }) => id === organisation),
  directory: () => [],
  publicUrl: (): string => home,
}).listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
const home: string = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
after(() => {
  server.closeAllConnections();
  server.close();
  inbox.close();
  rmSync(folder, { recursive: true });
});

const conforms = async (path: string) => {
  const results = await checkConformance({
    url: new URL(`${home}/${path}`),
    key,
    clock: systemClock,
    flow: "bereavement--dwp--benefits",
    flowVersion: 2,
    fields: { "deceased.name": "Arthur Hill" },
  });
  return {
    passed: results.filter(({ passed }) => passed).map(({ check }) => check),
    failed: results.filter(({ passed }) => !passed).map(({ check }) => check),
  };
};

test("the made-up departments conform to the contract", async () =>
  assert.deepEqual((await conforms("dwp/events")).failed, []));

for (const path of ["nobody/events", "dwp/elsewhere"])
  test(`an address where no body receives (/${path}) passes no check of an event that must be taken`, async () => {
    const { failed } = await conforms(path);
    for (const check of [
      "a valid event gets a receipt within five seconds",
      "the same event again gets the first answer",
      "the next event of the lane gets a receipt",
    ])
      assert.ok(failed.includes(check), check);
  });

test("a body that is down is found out; one that refuses everybody still keeps the contract", async () => {
  behaviours.set("dwp", "down");
  assert.deepEqual((await conforms("dwp/events")).passed, []);
  behaviours.set("dwp", "refuses");
  assert.deepEqual((await conforms("dwp/events")).failed, []);
  behaviours.set("dwp", "well");
});

const signedQuestion = (path: string, body: string, by = key) =>
  signRequest(
    {
      method: "POST",
      url: new URL(`${home}/${path}`),
      body,
      headers: { "content-type": "application/json" },
    },
    by,
    new Date(),
  );

async function ask(
  path: string,
  body: string,
  by = key,
  headers = signedQuestion(path, body, by),
) {
  const url = new URL(`${home}/${path}`);
  const answer = await fetch(url, { method: "POST", headers, body });
  const { code = "answered" } = (await answer.json()) as { code?: string };
  return `${answer.status} ${code}`;
}
const question = JSON.stringify({
  purpose: "bereavement",
  gateway: "an Act",
  concepts: ["person.name"],
  person: { nationalInsuranceNumber: "QQ123456C" },
});

for (const { what, path, body, by, answer } of [
  {
    what: "a register",
    path: "dwp/registers",
    body: question,
    answer: "200 answered",
  },
  {
    what: "a list",
    path: "dwp/held",
    body: '{"day":"2026-11-24"}',
    answer: "200 answered",
  },
  {
    what: "a register without a question",
    path: "dwp/registers",
    body: "{}",
    answer: "400 event-malformed",
  },
  {
    what: "a register in no JSON",
    path: "dwp/registers",
    body: "{",
    answer: "400 event-malformed",
  },
  {
    what: "a list of a day that does not exist",
    path: "dwp/held",
    body: '{"day":"2026-11-31"}',
    answer: "400 event-malformed",
  },
  {
    what: "a body that does not exist",
    path: "nobody/registers",
    body: question,
    answer: "404 organisation-unknown",
  },
  {
    what: "a register by a stranger",
    path: "dwp/registers",
    body: question,
    by: generateSigningKey("stranger"),
    answer: "401 signature-key-unknown",
  },
])
  test(`asking for ${what} is answered with ${answer}`, async () =>
    assert.equal(await ask(path, body, by), answer));

test("a copy of a question is not answered again, the same question signed anew is", async () => {
  const path = "dwp/registers";
  const headers = signedQuestion(path, question);
  assert.equal(await ask(path, question, key, headers), "200 answered");
  assert.equal(
    await ask(path, question, key, headers),
    "401 signature-repeated",
  );
  assert.equal(await ask(path, question), "200 answered");
});
