import assert from "node:assert/strict";
import { test } from "node:test";
import { ask } from "./ask/ask.ts";
import { compile } from "./testing/compile.ts";
import { decide } from "./testing/decide.ts";
import { parseFacts } from "./model/parse-facts.ts";
import { plainValue } from "./values/value.ts";
import { planOf } from "./plan/from-model.ts";

const words = "{ en: sum, cy: swm }";
/** A pack with two amounts of money and one decision about them. */
const packOf = (rule: string, range = "{ from: 0 }") => [
  {
    path: "information-concepts/money.yaml",
    text: `concepts:
  rent.weekly: { label: ${words}, type: number, unit: GBP/week, range: { from: 0, to: 500 }, asked: no }
  pay.weekly: { label: ${words}, type: number, unit: GBP/week, asked: no }
`,
  },
  {
    path: "services/help/parameters.yaml",
    text: `parameters:
  help.rate: { label: ${words}, unit: ratio, source: Act s.1, in-force: [{ from: 2020-01-01, value: 0.5 }, { from: 2026-01-01, value: 0.6 }] }
`,
  },
  {
    path: "services/help/rules.yaml",
    text: `decisions:
  help.weekly:
    label: ${words}
    type: number
    unit: GBP/week
    range: ${range}
    source: Act s.1
    rule: ${JSON.stringify(rule)}
  help.yearly: { label: ${words}, type: number, unit: GBP/week, range: { from: 0 }, source: Act s.1, rule: 2 * help.weekly }
`,
  },
];

for (const { rule, range, proven } of [
  { rule: "rent.weekly * help.rate", proven: true },
  { rule: "rent.weekly - help.rate * rent.weekly", proven: false },
  { rule: "max(0, rent.weekly - pay.weekly)", proven: true },
  { rule: "pay.weekly", proven: false },
  {
    rule: "if pay.weekly > rent.weekly then 0 else rent.weekly",
    proven: true,
  },
  { rule: "rent.weekly", range: "{ from: 0, to: 500 }", proven: true },
  { rule: "rent.weekly", range: "{ from: 0, to: 499 }", proven: false },
])
  test(`${rule} is ${proven ? "" : "not "}proven to keep to ${range ?? "{ from: 0 }"}`, () => {
    const compiled = compile(packOf(rule, range));
    assert.equal(compiled.kind, proven ? "ok" : "failure");
    if (compiled.kind === "ok") return;
    const [error] = compiled.error;
    assert.match(error?.message ?? "", /not proven that help\.weekly is never/);
    assert.match(error?.message ?? "", /max\(…\) or min\(…\)/);
    assert.deepEqual(
      [error?.path, error?.line],
      ["services/help/rules.yaml", 2],
    );
  });

/** The yearly help, held to the monthly rent. */
const heldTo = (atMost: string, rule = "2 * help.weekly") =>
  packOf("rent.weekly").map(({ path, text }) => ({
    path,
    text: text.replace(
      "{ from: 0 }, source: Act s.1, rule: 2 * help.weekly",
      `{ from: 0 }, at-most: ${JSON.stringify(atMost)}, source: Act s.1, rule: ${JSON.stringify(rule)}`,
    ),
  }));

for (const { atMost, says } of [
  { atMost: "rent.wekly", says: /rent\.wekly.*rent\.weekly/s },
  { atMost: "help.rate", says: /GBP\/week/ },
  { atMost: "rent.weekly > 0", says: /yes\/no/ },
  {
    atMost: "pay.weekly",
    says: /not proven that help\.yearly is never below 0/,
  },
  { atMost: "help.yearly / 2", says: /circle: help\.yearly → help\.yearly/ },
])
  test(`nothing is held to ${atMost}, and the file and line say so`, () => {
    const compiled = compile(heldTo(atMost));
    assert.ok(compiled.kind === "failure");
    const [error] = compiled.error;
    assert.match(error?.message ?? "", says);
    assert.deepEqual(
      [error?.path, error?.line],
      ["services/help/rules.yaml", 9],
    );
  });

for (const { given, comes } of [
  { given: { "rent.weekly": 100 }, comes: 100 },
  { given: { "rent.weekly": 100, "help.weekly": 30 }, comes: 60 },
  { given: { "rent.weekly": 100, "help.weekly": 1000 }, comes: 100 },
  { given: { "rent.weekly": 100, "help.yearly": 99 }, comes: 99 },
  { given: { "rent.weekly": 100, "help.yearly": 100.01 }, comes: 100 },
  { given: { "rent.weekly": 100, "help.yearly": -1 }, comes: 0 },
  { given: { "help.yearly": 0 }, comes: 0 },
  { given: { "help.yearly": -1 }, comes: 0 },
  { given: { "rent.weekly": null, "help.yearly": 700 }, comes: 700 },
])
  test(`with ${JSON.stringify(given)}, what is at most the rent comes to ${comes}`, () => {
    const compiled = compile(heldTo("rent.weekly"));
    assert.ok(compiled.kind === "ok", JSON.stringify(compiled));
    const facts = parseFacts(compiled.value, given);
    assert.ok(facts.kind === "ok");
    const outcome = decide(planOf(compiled.value), {
      decision: "help.yearly",
      facts: facts.value,
      asOf: "2026-06-01",
    });
    assert.ok(outcome.kind === "decided", outcome.kind);
    assert.equal(plainValue(outcome.value), comes);
  });

test("what is supplied is not known while what it is at most is not, and that is asked", () => {
  const compiled = compile(heldTo("rent.weekly"));
  assert.ok(compiled.kind === "ok");
  const parsed = parseFacts(compiled.value, { "help.yearly": 700 });
  assert.ok(parsed.kind === "ok");
  const [plan, facts] = [planOf(compiled.value), parsed.value];
  const asOf = "2026-06-01";
  const outcome = decide(plan, { decision: "help.yearly", facts, asOf });
  assert.ok(outcome.kind === "needs-input");
  assert.deepEqual(outcome.missing, ["rent.weekly"]);
  const next = ask(plan, { goals: ["help.yearly"], facts, asOf });
  assert.ok(next.kind === "ask");
  assert.equal(next.concept, "rent.weekly");
});

test("only a number has a range", () => {
  const [concepts, parameters] = packOf("1");
  const text = `decisions:
  help.due: { label: ${words}, type: yes/no, range: { from: 0 }, source: Act s.1, rule: rent.weekly > 0 }
`;
  const compiled = compile([
    ...[concepts, parameters].flatMap((file) => file ?? []),
    { path: "services/help/rules.yaml", text },
  ]);
  assert.ok(compiled.kind === "failure");
  assert.match(compiled.error[0]?.message ?? "", /Only a number has a range/);
});

const compiled = compile(packOf("min(rent.weekly, pay.weekly)", "{ to: 500 }"));
const ranged = compile(packOf("rent.weekly", "{ from: 0, to: 500 }"));
for (const { supplied, counts } of [
  { supplied: -20, counts: 0 },
  { supplied: 0, counts: 0 },
  { supplied: 500, counts: 500 },
  { supplied: 500.01, counts: 500 },
])
  test(`a decision supplied as ${supplied} counts as ${counts}, within its range`, () => {
    assert.ok(ranged.kind === "ok");
    const facts = parseFacts(ranged.value, { "help.weekly": supplied });
    assert.ok(facts.kind === "ok");
    const outcome = decide(planOf(ranged.value), {
      decision: "help.yearly",
      facts: facts.value,
      asOf: "2026-06-01",
    });
    assert.ok(outcome.kind === "decided");
    assert.equal(plainValue(outcome.value), 2 * counts);
  });

test("a fact outside its range is refused, and one without bounds is not", () => {
  assert.ok(ranged.kind === "ok");
  const given = { "rent.weekly": -1, "pay.weekly": -1 };
  const facts = parseFacts(ranged.value, given);
  assert.ok(facts.kind === "failure");
  assert.deepEqual(
    facts.error.map(({ message }) => message),
    ["rent.weekly: expected at least 0 and at most 500, not -1."],
  );
});

test("what a decision rests on is taken at all its range allows, for it may be supplied", () => {
  assert.equal(compiled.kind, "failure");
  assert.match(
    compiled.kind === "failure" ? (compiled.error[0]?.message ?? "") : "",
    /help\.yearly is never below 0/,
  );
});
