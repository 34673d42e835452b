import assert from "node:assert/strict";
import test from "node:test";
import { compileAll } from "./compile.ts";
import { compile } from "./testing/compile.ts";
import type { SmallPack } from "./testing/small-pack.ts";
import { filesOf } from "./testing/small-pack.ts";

const concepts = {
  "person.born": "type: date",
  "person.cares": "type: yes/no",
  "person.hours": "type: number\nunit: hours/week",
  "person.country":
    "type: choice\nvalues: { england: { en: England, cy: Lloegr }, wales: { en: Wales, cy: Cymru } }",
};
const parameters = {
  "pay.rate":
    "unit: GBP/week\nin-force:\n  - { from: 2025-04-07, value: 83.30 }\n  - { from: 2026-04-06, value: 86.45 }",
  "pay.yearly": "unit: GBP/year\nin-force: [{ from: 2000-01-01, value: 10 }]",
  "pay.hours":
    "unit: hours/week\nin-force:\n  - { from: 2000-01-01, value: 35 }\n  - { from: 2026-01-01, value: 40 }",
  "pay.young": "unit: hours/week\nin-force: [{ from: 2000-01-01, value: 38 }]",
};
const withRule = (type: string, rule: string): SmallPack => ({
  concepts,
  parameters,
  decisions: { "pay.weekly": `${type}\nrule: |\n  ${rule}` },
});
const money = "type: number\nunit: GBP/week";
const table = (rows: readonly string[], hit = "unique"): SmallPack => ({
  concepts,
  parameters,
  decisions: {
    "pay.weekly": `type: yes/no\ntable:\n  hit: ${hit}\n  inputs: [person.country, person.hours]\n  rows:\n${rows.map((row) => `    - ${row}`).join("\n")}`,
  },
});

/** Each clash, where it is found and how it can be mended. */
const refusals: readonly {
  readonly title: string;
  readonly pack: SmallPack;
  readonly at: string;
  readonly says: RegExp;
}[] = [
  {
    title: "an unknown name",
    pack: withRule(money, "pay.rtae"),
    at: "rules.yaml:6:7",
    says: /Nothing is named “pay.rtae”. Did you mean “pay.rate”/,
  },
  {
    title: "an unknown name on the second line of a rule",
    pack: withRule(money, "pay.rate\n  + pay.bonus"),
    at: "rules.yaml:7:9",
    says: /Nothing is named “pay.bonus”/,
  },
  {
    title: "two units added",
    pack: withRule(money, "pay.rate + pay.yearly"),
    at: "rules.yaml:6:16",
    says: /GBP\/week and a number in GBP\/year cannot be added; divide or multiply one by a parameter in weeks\/year/,
  },
  {
    title: "two units compared",
    pack: withRule("type: yes/no", "pay.rate > person.hours"),
    at: "rules.yaml:5:16",
    says: /GBP\/week and a number in hours\/week cannot be compared/,
  },
  {
    title: "a result of another unit than declared",
    pack: withRule(money, "pay.rate * pay.hours"),
    at: "rules.yaml:6:16",
    says: /This gives a number in GBP\*hours\/week\^2, but a number in GBP\/week is declared/,
  },
  {
    title: "a number where a date belongs",
    pack: withRule("type: number\nunit: years", "age on(person.hours, today)"),
    at: "rules.yaml:6:7",
    says: /value 1 is a number in hours\/week, and a date is needed/,
  },
  {
    title: "a choice that is not declared",
    pack: withRule("type: yes/no", 'person.country = "walse"'),
    at: "rules.yaml:5:22",
    says: /"walse" is not among the values "england", "wales". Did you mean “wales”/,
  },
  {
    title: "a number of lawful meaning",
    pack: withRule(money, "pay.rate * 0.55"),
    at: "rules.yaml:6:18",
    says: /The number 0.55 stands in a rule: put it in parameters.yaml/,
  },
  {
    title: "null",
    pack: withRule("type: yes/no", "person.cares = null"),
    at: "rules.yaml:5:22",
    says: /write is none\(x\), is known\(x\) or applies\(x\)/,
  },
  {
    title: "not without brackets",
    pack: withRule("type: yes/no", "not person.cares"),
    at: "rules.yaml:5:7",
    says: /Write not\(person.cares\), with brackets/,
  },
  {
    title: "an unknown function",
    pack: withRule("type: number\nunit: years", "age of(person.born)"),
    at: "rules.yaml:6:7",
    says: /no function “age of”. Did you mean “age on”/,
  },
  {
    title: "branches of two types",
    pack: withRule(money, "if person.cares then pay.rate else person.cares"),
    at: "rules.yaml:6:42",
    says: /branches of this if differ/,
  },
  {
    title: "text that is not FEEL",
    pack: withRule(money, "pay.rate +"),
    at: "rules.yaml:6:17",
    says: /ends too early/,
  },
  {
    title: "decisions in a circle",
    pack: {
      decisions: {
        "a.one": "type: yes/no\nrule: not(a.two)",
        "a.two": "type: yes/no\nrule: not(a.one)",
      },
    },
    at: "rules.yaml:2:3",
    says: /in a circle: a.one → a.two → a.one/,
  },
  {
    title: "a hole that names nothing",
    pack: withRule(
      money,
      "pay.rate\nsays: { en: 'You get {pay.rat}.', cy: 'Cewch {pay.rate}.' }",
    ),
    at: "rules.yaml:7:5",
    says: /The hole \{pay.rat\} of the English sentence names nothing. Did you mean “pay.rate”/,
  },
  {
    title: "a sentence without Welsh",
    pack: withRule(money, "pay.rate\nsays: { en: 'You get {pay.rate}.' }"),
    at: "rules.yaml:7:5",
    says: /The sentence has no Welsh \(cy\) words/,
  },
  {
    title: "a misspelt field",
    pack: withRule(`${money}\napplies-wen: person.cares`, "pay.rate"),
    at: "rules.yaml:5:5",
    says: /“applies-wen” is not a field here/,
  },
  {
    title: "two values of one day",
    pack: {
      parameters: {
        "pay.rate":
          "unit: GBP\nin-force:\n  - { from: 2025-04-07, value: 1 }\n  - { from: 2025-04-07, value: 2 }",
      },
      decisions: {},
    },
    at: "parameters.yaml:6:9",
    says: /two values in force on 2025-04-07: end or remove one/,
  },
  {
    title: "a case no row covers",
    pack: table([
      `{ when: ['"england"', '-'], then: 'true' }`,
      `{ when: ['"wales"', '> pay.hours'], then: 'true' }`,
    ]),
    at: "rules.yaml:4:5",
    says: /No row holds when person.country is "wales" and person.hours is under 35, as the law stands on 2000-01-01: add a row/,
  },
  {
    title: "two rows for one case",
    pack: table([
      `{ when: ['-', '>= pay.hours'], then: 'true' }`,
      `{ when: ['-', '<= pay.hours'], then: 'false' }`,
    ]),
    at: "rules.yaml:9:11",
    says: /Rows 1 and 2 both hold when person.country is "england" and person.hours is 35/,
  },
  {
    title: "a gap that opens only when the law changes",
    pack: table(
      [
        `{ when: ['-', '>= pay.hours'], then: 'true' }`,
        `{ when: ['-', '< pay.young'], then: 'false' }`,
      ],
      "first",
    ),
    at: "rules.yaml:4:5",
    says: /person.hours is 38, as the law stands on 2026-01-01/,
  },
  {
    title: "a row that never comes to be used",
    pack: table(
      [
        `{ when: ['-', '>= pay.hours'], then: 'true' }`,
        `{ when: ['"wales"', '>= pay.hours'], then: 'false' }`,
        `{ when: ['-', '< pay.hours'], then: 'false' }`,
      ],
      "first",
    ),
    at: "rules.yaml:9:11",
    says: /Row 2 never comes to be used/,
  },
];

for (const { title, pack, at, says } of refusals)
  test(`the compiler refuses ${title}, and says where and how to mend it`, () => {
    const compiled = compile(filesOf(pack));
    assert.ok(compiled.kind === "failure");
    const [first] = compiled.error;
    assert.match(first?.message ?? "", says);
    assert.equal(`${first?.path}:${first?.line}:${first?.column}`, at);
  });

test("a rule without a source is refused", () => {
  const text =
    "decisions:\n  pay.weekly:\n    label: { en: x, cy: y }\n    type: yes/no\n    rule: true";
  const { errors } = compileAll([{ path: "rules.yaml", text }]);
  assert.match(
    errors[0]?.message ?? "",
    /pay.weekly has no source: cite the law/,
  );
});

test("a fact that a rule needs and nobody supplies is refused", () => {
  const text =
    "concepts:\n  person.cares: { label: { en: x, cy: y }, type: yes/no }\ndecisions:\n  pay.weekly: { label: { en: x, cy: y }, type: yes/no, source: s, rule: person.cares }";
  const { errors } = compileAll([{ path: "rules.yaml", text }]);
  assert.match(errors[0]?.message ?? "", /Nobody supplies person.cares/);
});

test("a decision that is wrong leaves out those that need it, and keeps the rest", () => {
  const { model, errors } = compileAll(
    filesOf({
      decisions: {
        "a.wrong": "type: yes/no\nrule: nothing.here",
        "a.needs": "type: yes/no\nrule: not(a.wrong)",
        "a.right": "type: yes/no\nrule: true",
      },
    }),
  );
  assert.deepEqual([...model.decisions.keys()], ["a.right"]);
  assert.equal(errors.length, 1);
});
