import assert from "node:assert/strict";
import test from "node:test";
import { decide } from "../testing/decide.ts";
import { parseFacts } from "../model/parse-facts.ts";
import { decimal } from "../values/number.ts";
import { parseUnit, plain } from "../values/unit.ts";
import type { ValueType } from "../values/value-type.ts";
import {
  date,
  duration,
  listOf,
  numberIn,
  text,
  yesNo,
} from "../values/value-type.ts";
import { planOf } from "../plan/from-model.ts";
import { modelOf } from "../testing/small-pack.ts";
import { explain } from "./explain.ts";
import { formatValue } from "./format.ts";

const unit = (written: string): ValueType =>
  numberIn(parseUnit(written) ?? plain);
for (const { type, datum, en, cy } of [
  {
    type: unit("GBP/week"),
    datum: decimal("86.45"),
    en: "£86.45 a week",
    cy: "£86.45 yr wythnos",
  },
  {
    type: unit("GBP"),
    datum: decimal("1234567"),
    en: "£1,234,567",
    cy: "£1,234,567",
  },
  { type: unit("GBP"), datum: decimal("-0.005"), en: "−£0.01", cy: "−£0.01" },
  {
    type: unit("hours/week"),
    datum: decimal("35"),
    en: "35 hours a week",
    cy: "35 awr yr wythnos",
  },
  { type: unit("years"), datum: decimal("1"), en: "1 year", cy: "1 flwyddyn" },
  { type: unit("ratio"), datum: decimal("0.55"), en: "0.55", cy: "0.55" },
  { type: unit("degC"), datum: decimal("-2.5"), en: "−2.5°C", cy: "−2.5°C" },
  {
    type: date,
    datum: "2026-03-12",
    en: "12 March 2026",
    cy: "12 Mawrth 2026",
  },
  {
    type: duration,
    datum: { months: 798 },
    en: "66 years and 6 months",
    cy: "66 mlynedd a 6 mis",
  },
  { type: yesNo, datum: true, en: "yes", cy: "ie" },
  {
    type: listOf(text),
    datum: ["a", "b", "c"],
    en: "a, b and c",
    cy: "a, b a c",
  },
]) {
  test(`a value reads “${en}” in English and “${cy}” in Welsh`, () => {
    assert.equal(formatValue({ type, datum }, "en"), en);
    assert.equal(formatValue({ type, datum }, "cy"), cy);
  });
}

const model = modelOf({
  concepts: {
    "carer.hours": "type: number\nunit: hours/week",
    "carer.country": "type: text",
  },
  parameters: {
    "pay.hours":
      "unit: hours/week\nin-force: [{ from: 1976-04-12, value: 35 }]",
    "pay.rate":
      "unit: GBP/week\nin-force: [{ from: 2026-04-06, value: 86.45 }]",
  },
  decisions: {
    "pay.enough":
      'type: yes/no\nrule: carer.hours >= pay.hours\nsays:\n  - { when: true, en: "You care for {carer.hours}, at least {pay.hours}.", cy: "Rydych yn gofalu am {carer.hours}." }\n  - { when: false, en: "You care for {carer.hours}, and {pay.hours} are needed.", cy: "Rydych yn gofalu am {carer.hours}." }',
    "pay.weekly":
      'type: number\nunit: GBP/week\napplies-when: carer.country != "scotland"\nrule: if pay.enough then pay.rate else 0\nsays:\n  - { when: "> 0", en: "You get {pay.weekly}.", cy: "Cewch {pay.weekly}." }\n  - { when: not applicable, en: "Scotland has its own.", cy: "Mae gan yr Alban ei hun." }',
  },
});
const plan = planOf(model);
const lines = (
  raw: Record<string, unknown>,
  locale: "en" | "cy" = "en",
): readonly string[] => {
  const facts = parseFacts(model, raw);
  assert.ok(facts.kind === "ok");
  const { because } = decide(plan, {
    decision: "pay.weekly",
    facts: facts.value,
    asOf: "2026-11-01",
  });
  return explain(because, locale).map(
    ({ depth, text: line }) => `${depth} ${line}`,
  );
};

test("an outcome is explained with its numbers in, and what it rests on below it", () =>
  assert.deepEqual(lines({ "carer.country": "wales", "carer.hours": 36 }), [
    "0 You get £86.45 a week.",
    "1 You care for 36 hours a week, at least 35 hours a week.",
  ]));
test("it is explained in Welsh too", () =>
  assert.equal(
    lines({ "carer.country": "wales", "carer.hours": 36 }, "cy")[0],
    "0 Cewch £86.45 yr wythnos.",
  ));
test("what does not apply says so in the pack's words", () =>
  assert.deepEqual(lines({ "carer.country": "scotland" }), [
    "0 Scotland has its own.",
  ]));
test("an outcome without a sentence is shown by its label", () =>
  assert.deepEqual(lines({ "carer.country": "wales", "pay.enough": false }), [
    "0 X: £0 a week.",
    "1 X: no (as given).",
  ]));
test("each sentence cites its source", () => {
  const facts = parseFacts(model, {
    "pay.enough": true,
    "carer.country": "wales",
  });
  assert.ok(facts.kind === "ok");
  const { because } = decide(plan, {
    decision: "pay.weekly",
    facts: facts.value,
    asOf: "2026-11-01",
  });
  assert.deepEqual(
    explain(because, "en").map(({ source }) => source),
    ["Made-up Act 2000 s.2", "Made-up Act 2000 s.2"],
  );
});
