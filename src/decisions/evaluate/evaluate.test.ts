import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { planOf } from "../plan/from-model.ts";
import { modelOf } from "../testing/small-pack.ts";
import type { SuiteCase } from "../testing/suite-case.ts";
import { suiteCases, suitePack } from "../testing/suite.ts";
import type { Outcome } from "./decide.ts";
import { decideAll, decisionsFor } from "./decide.ts";
import { decide } from "../testing/decide.ts";
import type { Fact, Facts } from "../values/value.ts";
import { parseFacts } from "../model/parse-facts.ts";
import { plainValue } from "../values/value.ts";

const model = modelOf(suitePack);
const plan = planOf(model);

const factsOf = (raw: Readonly<Record<string, unknown>>): Facts => {
  const parsed = parseFacts(model, raw);
  assert.ok(parsed.kind === "ok", JSON.stringify(parsed));
  return parsed.value;
};
const plainOutcome = (outcome: Outcome): SuiteCase["expected"] => {
  switch (outcome.kind) {
    case "decided":
      return { value: plainValue(outcome.value) };
    case "needs-input":
      return { needs: outcome.missing };
    case "not-applicable":
      return "not applicable";
  }
};

for (const {
  title,
  facts,
  asOf = "2026-11-01",
  decision,
  expected,
} of suiteCases)
  test(`${decision}: ${title}`, () => {
    const outcome = decide(plan, { decision, facts: factsOf(facts), asOf });
    assert.deepEqual(plainOutcome(outcome), expected);
  });

const yesOrNo = fc.boolean();
const known: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  "person.dateOfBirth": fc.constantFrom(
    "1950-02-28",
    "1955-01-01",
    "1890-01-01",
  ),
  "person.cares": yesOrNo,
  "person.livesHere": yesOrNo,
  "person.hours": fc.integer({ min: 0, max: 80 }),
  "person.earnings": fc.integer({ min: 0, max: 50_000 }).map((p) => p / 100),
  "person.savings": fc.constantFrom(0, 1, 6000),
  "person.country": fc.constantFrom("england", "wales", "scotland"),
  "person.benefits": fc.subarray(["a", "b"]),
  "person.childAges": fc.array(fc.nat(70), { maxLength: 3 }),
  "person.helpers": fc.array(fc.record({ paid: yesOrNo, hours: fc.nat(20) }), {
    maxLength: 2,
  }),
  "person.waited": fc.constantFrom("P0M", "P1M", "P66Y"),
  "person.spouse": fc.constantFrom("Ann", null),
};
const everything = fc.record(known);
// Whether a fact is known yet is the one question whose answer learning the fact changes.
const decisions = [...model.decisions.keys()].filter(
  (name) => name !== "pay.told",
);

test("learning a fact never changes an outcome that is decided", () => {
  fc.assert(
    fc.property(
      everything,
      fc.subarray(Object.keys(known)),
      (whole, learnt) => {
        const all = factsOf(whole);
        const some = new Map<string, Fact>(
          [...all].filter(([name]) => learnt.includes(name)),
        );
        const asOf = "2026-11-01";
        const before = decideAll(plan, { decisions, facts: some, asOf });
        const after = decideAll(plan, { decisions, facts: all, asOf });
        for (const [name, outcome] of before)
          if (outcome.kind !== "needs-input")
            assert.deepEqual(
              [name, plainOutcome(after.get(name) ?? outcome)],
              [name, plainOutcome(outcome)],
            );
      },
    ),
    { numRuns: 300 },
  );
});

test("what was decided for other facts is kept only where nothing differs that it rests on", () => {
  const some = fc.tuple(
    everything,
    fc.subarray(Object.keys(known)),
    fc.subarray(decisions),
  );
  fc.assert(
    fc.property(some, some, ([one, fewer, asked], [other, others]) => {
      const asOf = "2026-11-01";
      const [all, more] = [factsOf(one), factsOf(other)];
      const before = new Map([...all].filter(([name]) => fewer.includes(name)));
      const after = new Map([
        ...before,
        ...[...more].filter(([name]) => others.includes(name)),
      ]);
      for (const name of fewer.slice(0, 2)) after.delete(name);
      const like = decisionsFor(plan, { facts: before, asOf });
      for (const name of asked) like(name);
      const kept = decisionsFor(plan, { facts: after, asOf, like });
      const fresh = decideAll(plan, { decisions, facts: after, asOf });
      for (const [name, outcome] of fresh)
        assert.deepEqual(
          [name, plainOutcome(kept(name))],
          [name, plainOutcome(outcome)],
        );
    }),
    { numRuns: 200 },
  );
});

test("with every fact known nothing needs input, and a second look gives the same bits", () => {
  fc.assert(
    fc.property(everything, (whole) => {
      const question = { decisions, facts: factsOf(whole), asOf: "2026-11-01" };
      const first = [...decideAll(plan, question).values()].map(plainOutcome);
      const again = [
        ...decideAll(planOf(modelOf(suitePack)), question).values(),
      ];
      assert.deepEqual(again.map(plainOutcome), first);
      for (const outcome of again) assert.notEqual(outcome.kind, "needs-input");
    }),
    { numRuns: 25 },
  );
});

test("money is exact: sums and products of pennies agree with whole-number arithmetic", () => {
  const taper = 55n;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 15_000 }), (pence) => {
      const outcome = decide(plan, {
        decision: "pay.tapered",
        facts: factsOf({ "person.earnings": pence / 100 }),
        asOf: "2026-11-01",
      });
      const exact = 8645n * 100n - BigInt(pence) * taper; // hundredths of a penny
      const expected = Number(exact < 0n ? 0n : exact) / 10_000;
      assert.deepEqual(plainOutcome(outcome), { value: expected });
    }),
  );
});

for (const { facts, says } of [
  {
    facts: { "person.houres": 3 },
    says: /no fact, decision or parameter “person.houres”.*Did you mean “person.hours”/,
  },
  {
    facts: { "person.hours": "three" },
    says: /person.hours: expected a number in hours\/week/,
  },
  {
    facts: { "person.hours": { value: 3, unit: "hours" } },
    says: /expected a number in hours\/week, not in "hours"/,
  },
  {
    facts: { "person.dateOfBirth": "2025-02-29" },
    says: /expected a date that exists/,
  },
  {
    facts: { "person.country": "walse" },
    says: /expected one of "england", "wales", "scotland", not "walse"\. Did you mean “wales”/,
  },
  {
    facts: { "person.helpers": [{ paid: true }] },
    says: /item 1: the field “hours” is missing/,
  },
]) {
  test(`the facts ${JSON.stringify(facts)} are refused, and why`, () => {
    const parsed = parseFacts(model, facts);
    assert.ok(parsed.kind === "failure");
    assert.match(parsed.error[0]?.message ?? "", says);
  });
}

test("nested facts mean dotted names, and a number may carry its unit", () => {
  const nested = factsOf({
    person: { hours: { value: 35, unit: "hours/week" }, cares: true },
  });
  assert.deepEqual(
    nested,
    factsOf({ "person.hours": 35, "person.cares": true }),
  );
});
