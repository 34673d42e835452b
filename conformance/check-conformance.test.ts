import assert from "node:assert/strict";
import { test } from "node:test";
import { systemClock } from "#kernel";
import { checkConformance } from "./check-conformance.ts";
import { generateSigningKey, publicJwk, verifyingKey } from "#delivery";
import { startFarSide } from "../src/delivery/testing/far-side.ts";
import type { Fault } from "../src/delivery/testing/far-side.ts";

const key = generateSigningKey("joinery");

const taken = '{"id":"x","status":"accepted"}';
const takes =
  (status: number): Fault =>
  (answer) =>
    answer.status === status
      ? { status: 200, contentType: "application/json", body: taken }
      : answer;

async function failedChecks(fault?: Fault): Promise<readonly string[]> {
  const far = await startFarSide({
    key: verifyingKey(publicJwk(key)),
    flows: new Map([["bereavement--dwp@1", ["deceased.name"]]]),
    effect: (event) => ({
      receipt: { id: `${event.id}-1`, status: "accepted" },
    }),
  });
  if (fault) far.setFault(fault);
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

for (const { what, fault, checks } of [
  {
    what: "takes a lane backwards",
    fault: takes(409),
    checks: ["a lane that goes back is refused"],
  },
  {
    what: "takes whatever signature comes",
    fault: takes(401),
    checks: [
      "an event without a signature is refused",
      "an event changed after it was signed is refused",
      "a signature by an unknown key is refused",
      "a signature made an hour ago is refused",
      "a signature that has expired is refused",
      "an event signed for another address is refused, even when its Host header names that",
      "a query added after the event was signed is refused",
    ],
  },
  {
    what: "takes what it never signed for, and one key for two events",
    fault: takes(422),
    checks: [
      "the same key with another body is refused",
      "a field outside the signed flow is refused",
      "an event with NUL in a text is refused",
    ],
  },
  {
    what: "takes what is no event",
    fault: takes(400),
    checks: [
      "what is not a CloudEvent is refused",
      "an Idempotency-Key that is not the event's id is refused",
    ],
  },
  {
    what: "takes events of any size",
    fault: takes(413),
    checks: ["a message over 64 KiB is refused"],
  },
  {
    what: "gives a repeat another answer",
    fault: (answer, received) =>
      answer.status === 200
        ? { ...answer, body: `{"id":"${received}","status":"accepted"}` }
        : answer,
    checks: ["the same event again gets the first answer"],
  },
  {
    what: "answers with something that is no receipt",
    fault: (answer) =>
      answer.status === 200 ? { ...answer, body: '{"ok":true}' } : answer,
    checks: [
      "a valid event gets a receipt within five seconds",
      "the same event again gets the first answer",
      "the next event of the lane gets a receipt",
    ],
  },
] satisfies readonly {
  what: string;
  fault: Fault;
  checks: readonly string[];
}[])
  test(`a department that ${what} is told so, and nothing else`, async () =>
    assert.deepEqual(await failedChecks(fault), checks));
