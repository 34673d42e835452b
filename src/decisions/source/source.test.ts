import assert from "node:assert/strict";
import test from "node:test";
import { compileAll } from "../compile.ts";
import { concepts, parameters, refusesEach } from "../testing/refuses-each.ts";
import { filesOf } from "../testing/small-pack.ts";

const concept = (what: string, body: string, at: string, says: RegExp) => ({
  what,
  pack: { concepts: { "person.some": body }, decisions: {} },
  at: `concepts.yaml:${at}`,
  says,
});
const parameter = (what: string, body: string, at: string, says: RegExp) => ({
  what,
  pack: { parameters: { "pay.some": body }, decisions: {} },
  at: `parameters.yaml:${at}`,
  says,
});
const decision = (what: string, body: string, at: string, says: RegExp) => ({
  what,
  pack: { concepts, parameters, decisions: { "pay.weekly": body } },
  at: `rules.yaml:${at}`,
  says,
});
const table = (body: string): string =>
  `type: yes/no\ntable:\n${body
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n")}`;

const fourTimes = (text: string) => Array(4).fill(text).join(", ");
const range = (to: number) => Array.from({ length: to }, (_, index) => index);

refusesEach([
  // How concepts are written.
  concept(
    "a declaration without a type",
    "range: { from: 1 }",
    "2:3",
    /The type is missing; it is one of yes\/no/,
  ),
  concept(
    "a type that does not exist",
    "type: yesno",
    "3:11",
    /“yesno” is not a type; it is one of yes\/no/,
  ),
  concept(
    "a unit that does not exist",
    "type: number\nunit: pounds",
    "4:11",
    /“pounds” is not a unit; units are built with \/ from GBP/,
  ),
  concept(
    "a range of numbers with a bound that is none",
    "type: number\nunit: GBP\nrange: { from: 0x }",
    "5:14",
    /“0x” is no bound of a number in GBP/,
  ),
  concept(
    "a range of days with a bound that is none",
    "type: date\nrange: { from: 1900-01-01, to: tomorrow }",
    "4:32",
    /“tomorrow” is no bound of a date/,
  ),
  concept(
    "an assumption without its reason",
    "type: yes/no\nassumed-when-silent: { value: false }",
    "4:5",
    /assumed-when-silent needs a `value` and a `because`/,
  ),
  concept(
    "an assumption of another type",
    "type: yes/no\nassumed-when-silent: { value: 3, because: x }",
    "4:5",
    /assumed-when-silent of person\.some: expected true or false, not 3/,
  ),
  concept(
    "none counted as something of another type",
    "type: date\nnone-counts-as: 0",
    "4:21",
    /none-counts-as of person\.some: expected a date that exists/,
  ),
  // How parameters are written.
  concept(
    "an assumption with a field that the record does not have",
    "type: record\nfields: { born: { type: date } }\nassumed-when-silent: { value: { born: 1950-01-01, bron: 1 }, because: x }",
    "5:5",
    /assumed-when-silent of person\.some: “bron” is not a field\. Did you mean “born”/,
  ),
  parameter(
    "a parameter without values",
    "unit: GBP\nin-force: []",
    "4:5",
    /pay\.some has no values: add in-force/,
  ),
  parameter(
    "a value from a day that does not exist",
    "unit: GBP\nin-force: [{ from: 2026-02-30, value: 1 }]",
    "4:16",
    /“2026-02-30” is not a date: write it as YYYY-MM-DD/,
  ),
  parameter(
    "a value without its first day",
    "unit: GBP\nin-force: [{ value: 1 }]",
    "4:16",
    /A value in force needs `from` \(a date\) and `value`/,
  ),
  parameter(
    "periods that overlap",
    "unit: GBP\nin-force:\n  - { from: 2025-01-01, to: 2026-01-01, value: 1 }\n  - { from: 2026-01-01, value: 2 }",
    "5:9",
    /A value of pay\.some ends on 2026-01-01, after the next begins on 2026-01-01: the periods overlap/,
  ),
  parameter(
    "a value of another type",
    "unit: GBP\nin-force: [{ from: 2026-01-01, value: much }]",
    "4:43",
    /The value of pay\.some from 2026-01-01: expected a number in GBP, not "much"/,
  ),
  // How decisions are written.
  decision(
    "a decision with neither rule nor table",
    "type: yes/no",
    "2:3",
    /pay\.weekly needs either a `rule` in FEEL or a `table`\./,
  ),
  decision(
    "a decision with both a rule and a table",
    "type: yes/no\nrule: true\ntable: { inputs: [], rows: [] }",
    "2:3",
    /needs either a `rule` in FEEL or a `table`, not both/,
  ),
  decision(
    "a hit policy that does not exist",
    table("hit: any\ninputs: [person.cares]\nrows: []"),
    "5:12",
    /“any” is not a hit policy; it is one of unique, first/,
  ),
  decision(
    "a table without rows",
    table("inputs: [person.cares]\nrows: []"),
    "4:5",
    /A table needs `inputs` and `rows`, both lists/,
  ),
  decision(
    "a cell that is no FEEL",
    table(
      "inputs: [person.cares]\nrows:\n  - { when: [{ a: 1 }], then: 'true' }",
    ),
    "7:20",
    /FEEL is expected here: put it in quotes/,
  ),
  decision(
    "a row without a value",
    table("inputs: [person.cares]\nrows:\n  - { when: ['-'] }"),
    "7:11",
    /A row needs `then`/,
  ),
  decision(
    "a row with too few cells",
    table(
      "inputs: [person.cares, person.hours]\nrows:\n  - { when: ['-'], then: 'true' }",
    ),
    "7:11",
    /This row has 1 cells for 2 inputs; write '-' for any value/,
  ),
  decision(
    "a cell that is malformed",
    table(
      "hit: first\ninputs: [person.cares]\nrows:\n  - { when: ['>'], then: 'true' }\n  - { when: ['-'], then: 'false' }",
    ),
    "8:22",
    /The expression ends too early/,
  ),
  decision(
    "an empty cell",
    table(
      "hit: first\ninputs: [person.cares]\nrows:\n  - { when: [''], then: 'true' }\n  - { when: ['-'], then: 'false' }",
    ),
    "8:21",
    /A cell is empty: write '-' for any/,
  ),
  decision(
    "a table over something whose cases cannot be told apart",
    table(
      "inputs: [person.homes]\nrows:\n  - { when: ['-'], then: 'true' }\n  - { when: ['-'], then: 'false' }",
    ),
    "4:5",
    /The input person\.homes is a list of number in GBP\/week\. Whether a row always holds cannot be seen, so use `hit: first`/,
  ),
  decision(
    "a boundary that is neither written out nor a parameter",
    table(
      "inputs: [person.born]\nrows:\n  - { when: ['< today'], then: 'true' }\n  - { when: ['>= today'], then: 'false' }",
    ),
    "4:5",
    /The cell “< today” of person\.born has a boundary that is neither written out nor a parameter/,
  ),
  decision(
    "a table of too many cases",
    table(
      `inputs: [${fourTimes("person.born")}]\nrows:\n${range(9)
        .map((month) => `'< date("2026-0${month + 1}-01")'`)
        .map((cell) => `  - { when: [${fourTimes(cell)}], then: 'true' }`)
        .join("\n")}`,
    ),
    "4:5",
    /This table has 130321 cases to look at; split it into smaller decisions/,
  ),
  decision(
    "a sentence for a case that is malformed",
    "type: yes/no\nrule: true\nsays:\n  - { when: '= >', en: a, cy: b }",
    "6:21",
    /The expression ends too early/,
  ),
  decision(
    "a sentence for a case of another type",
    "type: yes/no\nrule: true\nsays:\n  - { when: '> 3', en: a, cy: b }",
    "6:18",
    /yes\/no and a number in ratio cannot be compared/,
  ),
  {
    what: "a name that is no name",
    pack: { decisions: { "pay weekly": "type: yes/no\nrule: true" } },
    at: "rules.yaml:2:3",
    says: /“pay weekly” is not a name: write a dotted camelCase path/,
  },
  {
    what: "a name declared as two things",
    pack: {
      concepts,
      decisions: { "person.cares": "type: yes/no\nrule: true" },
    },
    at: "rules.yaml:2:3",
    says: /“person\.cares” is already declared in concepts\.yaml line 6/,
  },
]);

test("one mistake is one error: what follows from it is not said", () => {
  const { errors } = compileAll(
    filesOf({
      concepts: { "person.cares": "type: yesno" },
      decisions: {
        "pay.weekly": "type: yes/no\nrule: person.cares",
        "pay.other": "type: yes/no\nrule: not(pay.weekly)",
      },
    }),
  );
  assert.deepEqual(
    errors.map(({ path, line }) => `${path}:${line}`),
    ["concepts.yaml:3"],
  );
});

test("a parameter without its law is refused", () => {
  const text =
    "parameters:\n  pay.rate:\n    label: { en: x, cy: y }\n    unit: GBP\n    in-force: [{ from: 2026-01-01, value: 1 }]";
  const { errors } = compileAll([{ path: "parameters.yaml", text }]);
  assert.match(
    errors[0]?.message ?? "",
    /Parameter pay\.rate has no source: cite the law that sets it/,
  );
  assert.equal(errors[0]?.line, 2);
});
