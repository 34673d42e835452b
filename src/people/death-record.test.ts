import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "#kernel";
import { findDeathRecord } from "./look-up.ts";
import type { CallRegister } from "./look-up.ts";

const subject = newId();
const recorded = {
  "deceased.name": "Siân Mair Hill",
  "deceased.dateOfDeath": "2026-11-17",
  "deceased.address": { town: "Bristol" },
};
const match = (change: object = {}, whose: object = { subject }) => ({
  outcome: "match",
  facts: Object.fromEntries(
    Object.entries({ ...recorded, ...change }).map(([name, value]) => [
      name,
      { value },
    ]),
  ),
  ...whose,
});

/** Asks for a death as somebody typed it, of a register that gives an answer. */
const ask = (call: CallRegister, name = "Sian Hill") =>
  findDeathRecord(
    {
      call,
      fits: (concept, value) =>
        concept === "deceased.address"
          ? typeof value === "object"
          : typeof value === "string",
    },
    {
      organisation: "council:E06000023",
      gateway: "an Act",
      reference: "D-7K2M-Q4TX",
      name,
      dateOfDeath: "2026-11-17",
    },
  );
const answering =
  (json: unknown, status = 200): CallRegister =>
  () =>
    Promise.resolve({ status, json });
const slow: CallRegister = () =>
  Promise.reject(Object.assign(new Error("slow"), { code: "timeout" }));

for (const { what, call, name, kind } of [
  {
    what: "with accents and a middle name left out",
    call: answering(match()),
    kind: "found",
  },
  {
    what: "in another name",
    call: answering(match()),
    name: "Ann Hill",
    kind: "no-match",
  },
  {
    what: "in no letters at all",
    call: answering(match()),
    name: "---",
    kind: "no-match",
  },
  {
    what: "that the register does not know",
    call: answering({ outcome: "no-match" }),
    kind: "no-match",
  },
  {
    what: "that two records answer to",
    call: answering({ outcome: "two-matches" }),
    kind: "no-match",
  },
  {
    what: "of a register with a fault",
    call: answering(undefined, 503),
    kind: "unavailable",
  },
  {
    what: "of a register that talks nonsense",
    call: answering("nonsense"),
    kind: "unavailable",
  },
  {
    what: "of a register that does not answer in time",
    call: slow,
    kind: "unavailable",
  },
  {
    what: "whose day is no day",
    call: answering(match({ "deceased.dateOfDeath": 17 })),
    kind: "unavailable",
  },
  {
    what: "of somebody named by no identifier",
    call: answering(match({}, { subject: "42" })),
    kind: "unavailable",
  },
])
  test(`a death told ${what} is ${kind}`, async () =>
    assert.equal((await ask(call, name)).kind, kind));

test("of a record only what fits our facts is used; the rest is asked", async () => {
  const answer = await ask(answering(match({ "deceased.address": "Bristol" })));
  assert.ok(answer.kind === "found");
  assert.deepEqual(
    [...answer.record.facts.keys()],
    ["deceased.name", "deceased.dateOfDeath"],
  );
  assert.equal(answer.record.subject, subject);
});
