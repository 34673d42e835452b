import assert from "node:assert/strict";
import { test } from "node:test";
import type { NoticeEvent } from "#delivery/kit";
import { decide } from "./decide.ts";
import { readFlows } from "./pack-content.ts";
import type { BodyFlow } from "./pack-content.ts";
import type { KnownPerson } from "./people-known.ts";
import { lookUp, parseQuestion } from "./registers.ts";

const today = "2026-11-24";
const person = (part: Partial<KnownPerson>): KnownPerson => ({
  id: "5b3c0c3e-0000-4000-8000-000000000001",
  name: { given: "Margaret", family: "Hill" },
  dateOfBirth: "1948-03-02",
  address: {
    lines: ["12 Elm Road"],
    town: "Bristol",
    postcode: "QA10 1AA",
    councils: ["E06000023"],
  },
  registers: { dwp: { "person.statePensionWeekly": 142.1 } },
  ...part,
});
const named = { given: "margaret", family: "HILL", dateOfBirth: "1948-03-02" };
const twin = person({
  address: { ...person({}).address, postcode: "QA11 2BB" },
});

for (const { what, people, asked, outcome } of [
  {
    what: "by National Insurance number",
    people: [person({ nationalInsuranceNumber: "QQ123456A" })],
    asked: { nationalInsuranceNumber: "qq 12 34 56 a" },
    outcome: "match",
  },
  {
    what: "by name and date of birth",
    people: [person({})],
    asked: named,
    outcome: "match",
  },
  {
    what: "like a twin",
    people: [person({}), twin],
    asked: named,
    outcome: "two-matches",
  },
  {
    what: "like a twin but for the postcode",
    people: [person({}), twin],
    asked: { ...named, postcode: "QA112BB" },
    outcome: "match",
  },
  {
    what: "whom the body does not know",
    people: [person({ registers: { hmrc: {} } })],
    asked: named,
    outcome: "no-match",
  },
]) {
  test(`a register asked for somebody ${what} says ${outcome}`, () => {
    const question = parseQuestion({
      purpose: "bereavement",
      gateway: "a gateway",
      concepts: ["person.statePensionWeekly", "person.sex"],
      person: asked,
    });
    assert.ok(question);
    const answer = lookUp(people, "dwp", question, today) as {
      outcome: string;
      facts?: object;
    };
    assert.equal(answer.outcome, outcome);
    if (outcome === "match")
      assert.deepEqual(answer.facts, {
        "person.statePensionWeekly": { value: 142.1, asOf: today },
      });
  });
}

for (const { on, outcome } of [
  { on: "2026-11-17", outcome: "match" },
  { on: "2026-11-18", outcome: "no-match" },
]) {
  test(`a death of 17 November asked for as of ${on} says ${outcome}`, () => {
    const died = {
      on: "2026-11-17",
      registration: "D-7K2M-Q4TX",
      registrar: "council:E06000023",
      by: "registrar" as const,
    };
    const question = parseQuestion({
      purpose: "bereavement",
      gateway: "a gateway",
      concepts: ["deceased.registration"],
      person: { registration: "d-7k2m-q4tx", dateOfDeath: on },
    });
    assert.ok(question);
    const answer = lookUp([person({ died })], died.registrar, question, today);
    assert.equal((answer as { outcome: string }).outcome, outcome);
  });
}

const flows = readFlows(new URL("../../packs/uk", import.meta.url).pathname);
const event = (fields: NoticeEvent["data"]["fields"]): NoticeEvent => ({
  specversion: "1.0",
  id: "5b3c0c3e-0000-4000-8000-00000000000a",
  source: "urn:test",
  type: "org.joinery.notice.told",
  subject: "5b3c0c3e-0000-4000-8000-00000000000b",
  time: "2026-11-24T12:00:00.000Z",
  datacontenttype: "application/json",
  lanenumber: 1,
  flow: "bereavement--dwp--benefits",
  flowversion: 2,
  data: {
    reference: "JN-TEST-TEST",
    lifeevent: "bereavement",
    capacity: "executor",
    fields,
  },
});

test("no body answers with words that are still to be filled in", () => {
  for (const flow of flows.values())
    assert.doesNotMatch(
      JSON.stringify([flow, decide(event({}), flow, today)]),
      /\{[^{}"]*\|/,
    );
});

test("a payment stops on the day of death; what was paid after it is overpaid, what was not paid before it is due, never both", () => {
  const flow = flows.get("bereavement--dwp--benefits@2") as BodyFlow;
  for (const death of ["2026-09-01", "2026-11-23"]) {
    const decision = decide(
      event({ "deceased.dateOfDeath": death }),
      flow,
      today,
    );
    assert.equal(decision.stoppedOn, death);
    const { overpaidPence = 0, dueToEstatePence = 0 } = decision;
    assert.equal(Math.min(overpaidPence, dueToEstatePence), 0);
    assert.ok(
      Math.max(overpaidPence, dueToEstatePence) > 0 ||
        decision.lastPaidOn === death,
    );
  }
});

test("a payment that goes on for 28 days of a stay stops after them", () => {
  const flow = [...flows.values()].find(
    ({ id }) => id === "hospital-or-care--dwp--attendance-allowance",
  ) as BodyFlow;
  const stay = event({ "care.dateIn": "2026-11-02" });
  assert.equal(decide(stay, flow, today).stoppedOn, "2026-11-30");
});

test("a body that only writes a new address down decides nothing; one that decides says so in its own words, not in ours of what may come", () => {
  const answers = [...flows.values()].map((flow) => ({
    flow,
    decision: decide(event({ "move.date": "2026-12-11" }), flow, today),
  }));
  for (const { flow, decision } of answers) {
    const { kind, service, words } = flow.effect;
    if (kind === "changes")
      assert.equal(decision.outcome, service ? "changed" : "recorded", flow.id);
    if (decision.outcome === "started" || decision.outcome === "changed")
      assert.notDeepEqual(decision.words, words, flow.id);
  }
  const move = answers.find(
    ({ flow }) => flow.id === "moving-house--dwp--state-pension",
  );
  assert.equal(move?.decision.outcome, "recorded");
});

test("the day in a body's answer is the day that was told, whatever day it answers on", () => {
  for (const flow of flows.values()) {
    const told = event({
      "person.dateOfBirth": "1950-01-01",
      "move.date": "2026-12-11",
    });
    const { from = "2026-12-11" } = decide(told, flow, today);
    assert.equal(from, "2026-12-11", flow.id);
  }
});
