import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { decideAll } from "../evaluate/decide.ts";
import type { Fact, Facts } from "../values/value.ts";
import { plainValue } from "../values/value.ts";
import { planOf } from "../plan/from-model.ts";
import { modelOf } from "../testing/small-pack.ts";
import { suitePack } from "../testing/suite.ts";
import { ask } from "./ask.ts";

const asOf = "2026-11-01";
const plan = planOf(modelOf(suitePack));
const known = (
  facts: Readonly<
    Record<
      string,
      Fact & { kind: "known" } extends { value: infer V } ? V : never
    >
  >,
): Facts =>
  new Map(
    Object.entries(facts).map(([name, value]) => [
      name,
      { kind: "known", value },
    ]),
  );

test("a fact that no longer matters is not asked", () =>
  assert.deepEqual(
    ask(plan, {
      goals: ["pay.entitled"],
      facts: known({ "person.cares": false }),
      asOf,
    }),
    { kind: "nothing-to-ask", agreed: new Map() },
  ));

test("the question carries two completions on both sides of the threshold", () => {
  const next = ask(plan, {
    goals: ["pay.entitled"],
    facts: known({ "person.cares": true }),
    asOf,
  });
  assert.ok(next.kind === "ask");
  assert.equal(next.concept, "person.hours");
  const outcomes = next.matters.map(({ outcome }) =>
    outcome.kind === "decided" ? plainValue(outcome.value) : outcome.kind,
  );
  assert.deepEqual(outcomes.toSorted(), [false, true]);
});

test("what cannot be answered is not asked", () => {
  const next = ask(plan, {
    goals: ["pay.entitled"],
    facts: new Map(),
    asOf,
    answerable: (concept) => concept === "person.hours",
  });
  assert.ok(next.kind === "ask");
  assert.equal(next.concept, "person.hours");
});

test("a fact that every goal wants comes first", () => {
  const next = ask(plan, {
    goals: ["pay.entitled", "pay.either", "pay.agreed"],
    facts: new Map(),
    asOf,
  });
  assert.ok(next.kind === "ask");
  assert.equal(next.concept, "person.cares");
});

const lawNumber = (unit: string, value: number): string =>
  `unit: ${unit}\nin-force: [{ from: 2000-01-01, value: ${value} }]`;

test("when nothing can change it, the outcome that all answers agree on is given", () => {
  const logic = planOf(
    modelOf({
      concepts: { "f.a": "type: yes/no" },
      decisions: { "g.goal": "type: yes/no\nrule: f.a or not(f.a)" },
    }),
  );
  const next = ask(logic, { goals: ["g.goal"], facts: new Map(), asOf });
  assert.ok(next.kind === "nothing-to-ask");
  const outcome = next.agreed.get("g.goal");
  assert.ok(outcome?.kind === "decided");
  assert.equal(plainValue(outcome.value), true);
});

test("a question brought up by an answer counts for that answer", () => {
  const logic = planOf(
    modelOf({
      concepts: {
        "f.disregarded": "type: yes/no",
        "f.capital": "type: number\nunit: GBP",
      },
      parameters: { "law.limit": lawNumber("GBP", 16000) },
      decisions: {
        "g.goal":
          "type: yes/no\nrule: if f.disregarded then true else f.capital <= law.limit",
      },
    }),
  );
  const next = ask(logic, {
    goals: ["g.goal"],
    facts: new Map(),
    asOf,
    answerable: (concept) => concept === "f.disregarded",
  });
  assert.ok(next.kind === "ask");
});

test("a sum that turns the goal at a rare amount only is asked, without a proof", () => {
  const logic = planOf(
    modelOf({
      concepts: {
        "n.a": "type: number\nunit: count",
        "n.b": "type: number\nunit: count",
      },
      parameters: { "law.rare": lawNumber("count", 7919) },
      decisions: {
        "g.goal":
          "type: yes/no\nrule: n.a * n.a + n.b = law.rare and n.b < n.a + n.a",
      },
    }),
  );
  const next = ask(logic, { goals: ["g.goal"], facts: new Map(), asOf });
  assert.deepEqual(next, {
    kind: "may-matter",
    concept: "n.a",
    remaining: ["n.b"],
  });
  const turned = decideAll(logic, {
    decisions: ["g.goal"],
    facts: known({ "n.a": 88, "n.b": 175 }),
    asOf,
  }).get("g.goal");
  assert.ok(turned?.kind === "decided");
  assert.equal(plainValue(turned.value), true);
});

/** Rules over two numbers and two yes/no facts. */
const mixed = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("f.c", "f.d"),
    fc
      .tuple(
        fc.constantFrom("n.a", "n.b", "n.a + n.b", "n.a - n.b"),
        fc.constantFrom("<", "<=", ">", "="),
        fc.constantFrom("law.three", "law.five", "law.ten"),
      )
      .map(([side, test, limit]) => `(${side} ${test} ${limit})`),
    fc
      .tuple(tie("any"), fc.constantFrom("and", "or"), tie("any"))
      .map(([left, join, right]) => `(${left} ${join} ${right})`),
    tie("any").map((inner) => `not(${inner})`),
  ),
})).any;
const mixedNames = ["n.a", "n.b", "f.c", "f.d"] as const;
const someNumbers = [0, 2, 3, 4, 5, 6, 9, 10, 11, 20];
const allMixed = someNumbers.flatMap((a) =>
  someNumbers.flatMap((b) =>
    [0, 1, 2, 3].map((bits) => ({
      "n.a": a,
      "n.b": b,
      "f.c": (bits & 1) > 0,
      "f.d": (bits & 2) > 0,
    })),
  ),
);

test("a fact that can be asked and turns the goal at some number is never left out", () => {
  fc.assert(
    fc.property(mixed, fc.subarray([...mixedNames]), (text, canAsk) => {
      const logic = planOf(
        modelOf({
          concepts: {
            "n.a": "type: number\nunit: count",
            "n.b": "type: number\nunit: count",
            "f.c": "type: yes/no",
            "f.d": "type: yes/no",
          },
          parameters: {
            "law.three": lawNumber("count", 3),
            "law.five": lawNumber("count", 5),
            "law.ten": lawNumber("count", 10),
          },
          decisions: { "g.goal": `type: yes/no\nrule: "${text}"` },
        }),
      );
      /** What the goal comes to, by everything that cannot be asked. */
      const outcomes = new Map<string, Set<string>>();
      for (const values of allMixed) {
        const fixed = mixedNames
          .filter((name) => !canAsk.includes(name))
          .map((name) => values[name])
          .join();
        const outcome = decideAll(logic, {
          decisions: ["g.goal"],
          facts: known(values),
          asOf,
        }).get("g.goal");
        assert.ok(outcome?.kind === "decided");
        const seen = outcomes.get(fixed) ?? new Set();
        outcomes.set(fixed, seen.add(String(outcome.value.datum)));
      }
      const next = ask(logic, {
        goals: ["g.goal"],
        facts: new Map(),
        asOf,
        answerable: (concept) => canAsk.some((name) => name === concept),
      });
      if ([...outcomes.values()].some((seen) => seen.size > 1))
        assert.notEqual(next.kind, "nothing-to-ask");
    }),
    { numRuns: 120 },
  );
});

/** Yes/no rules over four facts, some of which cannot matter: `p or not(p)`. */
const facts = ["f.a", "f.b", "f.c", "f.d"] as const;
const rule = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...facts),
    fc
      .tuple(tie("any"), fc.constantFrom("and", "or"), tie("any"))
      .map(([left, join, right]) => `(${left} ${join} ${right})`),
    tie("any").map((inner) => `not(${inner})`),
    fc
      .tuple(tie("any"), tie("any"), tie("any"))
      .map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
  ),
})).any;

test("only facts that can still change an outcome are asked, and all of those are", () => {
  fc.assert(
    fc.property(
      rule,
      fc.subarray([...facts]),
      fc.nat(15),
      (text, given, bits) => {
        const logic = planOf(
          modelOf({
            concepts: Object.fromEntries(
              facts.map((name) => [name, "type: yes/no"]),
            ),
            decisions: { "g.goal": `type: yes/no\nrule: "${text}"` },
          }),
        );
        const whole = (number: number): Map<string, Fact> =>
          new Map(
            facts.map((name, index) => [
              name,
              { kind: "known", value: ((number >> index) & 1) === 1 },
            ]),
          );
        const start = new Map(
          [...whole(bits)].filter(([name]) =>
            given.includes(name as (typeof facts)[number]),
          ),
        );
        const outcomeOf = (all: Facts): string => {
          const outcome = decideAll(logic, {
            decisions: ["g.goal"],
            facts: all,
            asOf,
          }).get("g.goal");
          return outcome?.kind === "decided"
            ? String(plainValue(outcome.value))
            : (outcome?.kind ?? "");
        };
        const possible = new Set(
          Array.from({ length: 16 }, (_, number) =>
            outcomeOf(new Map([...whole(number), ...start])),
          ),
        );
        const next = ask(logic, { goals: ["g.goal"], facts: start, asOf });
        assert.equal(next.kind === "ask", possible.size > 1);
        if (next.kind !== "ask") return;
        const [left, right] = next.matters;
        assert.notEqual(outcomeOf(left.facts), outcomeOf(right.facts));
        for (const name of facts)
          if (name !== next.concept)
            assert.deepEqual(left.facts.get(name), right.facts.get(name));
      },
    ),
    { numRuns: 150 },
  );
});
