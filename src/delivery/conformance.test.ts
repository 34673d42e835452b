import assert from "node:assert/strict";
import { test } from "node:test";
import { systemClock } from "#kernel";
import { checkConformance } from "./conformance.ts";
import {
  generateSigningKey,
  publicJwk,
  verifyingKey,
} from "./signature/signing-key.ts";
import { startFarSide } from "./testing/far-side.ts";

const key = generateSigningKey("joinery");

async function failedChecks(break_?: "orderless") {
  const far = await startFarSide({
    key: verifyingKey(publicJwk(key)),
    flows: new Map([["bereavement--dwp@1", ["deceased.name"]]]),
    effect: (event) => ({
      receipt: { id: `${event.id}-1`, status: "accepted" },
    }),
  });
  if (break_)
    far.setFault((answer) =>
      answer.status === 409
        ? { ...answer, status: 200, body: '{"id":"x","status":"accepted"}' }
        : answer,
    );
  const results = await checkConformance({
    url: new URL(`${far.url}/dwp/events`),
    key,
    clock: systemClock,
    flow: "bereavement--dwp",
    flowVersion: 1,
    fields: { "deceased.name": "Arthur Hill" },
  });
  await far.stop();
  return results.filter(({ passed }) => !passed).map(({ check }) => check);
}

test("a department built on the receiving kit conforms", async () =>
  assert.deepEqual(await failedChecks(), []));

test("a department that takes a lane backwards is told so", async () =>
  assert.deepEqual(await failedChecks("orderless"), [
    "a lane that goes back is refused",
  ]));
