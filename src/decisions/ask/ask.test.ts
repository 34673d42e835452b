import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { decideAll } from "../evaluate/decide.ts";
import type { Fact, Facts } from "../evaluate/facts.ts";
import { plainValue } from "../evaluate/value.ts";
import { planOf } from "../plan/from-model.ts";
import { modelOf } from "../suite/small-pack.ts";
import { suitePack } from "../suite/suite.ts";
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
