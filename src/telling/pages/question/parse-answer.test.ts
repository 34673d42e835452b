import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ConceptType, InformationConcept } from "#catalogue";
import type { FactValue } from "#decisions";
import type { Fields } from "#web";
import { newHome, smallTown, today } from "../../testing/small-town.ts";
import { factField } from "#people/pages";

const catalogue = smallTown();
const label = { en: "thing", cy: "peth" };
const concept = (type: ConceptType): InformationConcept => ({
  name: "a.thing",
  label,
  type,
  sensitivity: "personal",
  asked: true,
  revealsAddress: false,
  marksHiddenAddress: false,
});
const field = (type: ConceptType) => factField(catalogue, concept(type));
const parsed = (type: ConceptType, form: Fields) =>
  field(type).parse("answer", { form, today });

const text = (format?: string): ConceptType => ({
  kind: "text",
  ...(format ? { format } : {}),
});
const choice: ConceptType = {
  kind: "choice",
  values: new Map(["red", "green", "blue"].map((one) => [one, label])),
};
const part = (type: ConceptType, optional = false) => ({
  type,
  label,
  optional,
});
const person: ConceptType = {
  kind: "record",
  fields: new Map([
    ["name", part(text())],
    ["born", part({ kind: "date" }, true)],
    ["likes", part(choice)],
  ]),
};

const words = fc
  .stringMatching(/^[A-Za-z’-]{1,12}( [A-Za-z]{1,12})?$/)
  .filter((one) => one.trim() === one && one !== "");
const day = fc
  .date({
    min: new Date("1900-01-01"),
    max: new Date("2099-12-31"),
    noInvalidDate: true,
  })
  .map((at) => at.toISOString().slice(0, 10));
const color = fc.constantFrom("red", "green", "blue");
const someone = fc.record(
  { name: words, born: day, likes: color },
  { requiredKeys: ["name", "likes"], noNullPrototype: true },
);
for (const { called, says } of [
  { called: "Full name", says: "Enter full name" },
  { called: "Postcode", says: "Enter postcode" },
  {
    called: "National Insurance number",
    says: "Enter National Insurance number",
  },
  { called: "NHS number", says: "Enter NHS number" },
  { called: "full name", says: "Enter full name" },
])
  test(`“${called}” left empty is asked for as “${says}”`, () => {
    const named = { ...concept(text()), label: { en: called, cy: called } };
    const empty = factField(catalogue, named).parse("a", { form: {}, today });
    assert.ok(empty.kind === "failure");
    assert.equal(empty.error[0]?.message.en, says);
  });

/** Every kind of fact, with the values a person can give for it. */
const kinds: readonly {
  readonly of: string;
  readonly type: ConceptType;
  readonly values: fc.Arbitrary<FactValue>;
}[] = [
  { of: "yes or no", type: { kind: "yes-no" }, values: fc.boolean() },
  { of: "a date", type: { kind: "date" }, values: day },
  { of: "a text", type: text(), values: words },
  { of: "a choice", type: choice, values: color },
  {
    of: "an amount of money",
    type: { kind: "number", unit: "GBP/week" },
    values: fc.integer({ min: 0, max: 9_999_999 }).map((pence) => pence / 100),
  },
  {
    of: "a whole number",
    type: { kind: "number", unit: "hours/week" },
    values: fc.integer({ min: 0, max: 168 }),
  },
  {
    of: "a number of years",
    type: { kind: "duration" },
    values: fc.integer({ min: 0, max: 120 }).map((years) => `P${years}Y`),
  },
  {
    of: "several choices",
    type: { kind: "list", of: choice },
    values: fc.subarray(["red", "green", "blue"]),
  },
  {
    of: "several texts",
    type: { kind: "list", of: text() },
    values: fc.array(words, { minLength: 1, maxLength: 8 }),
  },
  { of: "a record", type: person, values: someone },
  {
    of: "several records",
    type: { kind: "list", of: person },
    values: fc.array(someone, { maxLength: 8 }),
  },
  {
    of: "an address",
    type: catalogue.concepts.get("person.address")!.type,
    values: fc.record(
      {
        line1: words,
        postcode: fc.constantFrom("QA10 1AA", "QA20 2BB"),
        council: fc.constantFrom("E06000001", "E06000002"),
      },
      { noNullPrototype: true },
    ),
  },
  {
    of: "a bank account",
    type: catalogue.concepts.get("bank.newAccount")!.type,
    values: fc.constant({
      name: "Ann Lee",
      sortCode: "30-94-30",
      accountNumber: "00733445",
    }),
  },
];

for (const { of, type, values } of kinds) {
  test(`${of} that is shown again and sent unchanged stays the same`, () => {
    fc.assert(
      fc.property(values, (value) => {
        const again = parsed(type, field(type).fill("answer", value));
        assert.deepEqual(again, { kind: "ok", value });
      }),
      { numRuns: 60, seed: 20261124 },
    );
  });
}

test("every record that is known is on the page, so that none is lost by sending it again", () => {
  const list: ConceptType = { kind: "list", of: person };
  const five = ["Ann", "Bob", "Cat", "Dai", "Eve"].map((name) => ({
    name,
    likes: "red",
  }));
  const values = field(list).fill("answer", five);
  const page = field(list)
    .control("answer", { locale: "en", values })
    .toString();
  for (const { name } of five)
    assert.match(page, new RegExp(`value="${name}"`));
});

const date = (
  year: string,
  month: string,
  on: string,
  at = "answer",
): Fields => ({
  [`${at}-day`]: [on],
  [`${at}-month`]: [month],
  [`${at}-year`]: [year],
});
const one = (typed: string): Fields => ({ answer: [typed] });
const past: ConceptType = { kind: "date", to: "today" };
const money: ConceptType = { kind: "number", unit: "GBP/week", to: 500 };
const refused: readonly {
  readonly what: string;
  readonly type: ConceptType;
  readonly form: Fields;
  readonly at: string;
}[] = [
  ...kinds
    .filter(({ type }) => type.kind !== "list" && type.kind !== "record")
    .map(({ of, type }) => ({
      what: `no answer where ${of} is asked`,
      type,
      form: {},
      at: "answer",
    })),
  {
    what: "no text at all",
    type: { kind: "list", of: text() },
    form: one(" "),
    at: "answer",
  },
  {
    what: "a day that does not exist",
    type: past,
    form: date("2026", "2", "30"),
    at: "answer",
  },
  {
    what: "a month in letters that is none",
    type: past,
    form: date("2026", "Nivember", "3"),
    at: "answer",
  },
  {
    what: "a date without its year",
    type: past,
    form: date("", "2", "3"),
    at: "answer",
  },
  {
    what: "tomorrow where the past is asked",
    type: past,
    form: date("2026", "11", "25"),
    at: "answer",
  },
  {
    what: "a text of 201 letters",
    type: text(),
    form: one("x".repeat(201)),
    at: "answer",
  },
  {
    what: "a choice that was not offered",
    type: choice,
    form: one("purple"),
    at: "answer",
  },
  {
    what: "a word where yes or no is asked",
    type: { kind: "yes-no" },
    form: one("perhaps"),
    at: "answer",
  },
  {
    what: "words where money is asked",
    type: money,
    form: one("ninety pounds"),
    at: "answer",
  },
  { what: "a third of a penny", type: money, form: one("1.333"), at: "answer" },
  { what: "money below nothing", type: money, form: one("-1"), at: "answer" },
  {
    what: "money above the most that can be",
    type: money,
    form: one("500.01"),
    at: "answer",
  },
  {
    what: "half an hour where whole hours are asked",
    type: { kind: "number", unit: "hours/week" },
    form: one("3.5"),
    at: "answer",
  },
  {
    what: "121 years",
    type: { kind: "duration" },
    form: { "answer-years": ["121"] },
    at: "answer",
  },
  {
    what: "nine lines",
    type: { kind: "list", of: text() },
    form: one("a\n".repeat(9)),
    at: "answer",
  },
  ...[
    { format: "postcode", typed: "BS1" },
    { format: "national-insurance-number", typed: "QQ12" },
    { format: "sort-code", typed: "12-34" },
    { format: "account-number", typed: "12AB5678" },
    { format: "email", typed: "ann at home" },
    { format: "telephone", typed: "12" },
  ].map(({ format, typed }) => ({
    what: `a malformed ${format.replaceAll("-", " ")}`,
    type: text(format),
    form: one(typed),
    at: "answer",
  })),
  {
    what: "a record without one of its parts",
    type: person,
    form: { "answer.name": ["Ann"] },
    at: "answer.likes",
  },
  {
    what: "an impossible date in a record",
    type: person,
    form: {
      "answer.name": ["Ann"],
      "answer.likes": ["red"],
      ...date("2026", "13", "1", "answer.born"),
    },
    at: "answer.born",
  },
];

for (const { what, type, form, at } of refused) {
  test(`${what} is refused, at its own field and in two languages`, () => {
    const result = parsed(type, form);
    assert.equal(result.kind, "failure");
    const [error] = result.error;
    assert.ok(error?.field.startsWith(at), error?.field);
    assert.ok(error?.message.en && error.message.cy);
  });
}

test("a tick that was not offered is left out", () => {
  const ticked = parsed(
    { kind: "list", of: choice },
    { answer: ["red", "puce"] },
  );
  assert.deepEqual(ticked, { kind: "ok", value: ["red"] });
});

const { postcode } = newHome;
const home = (council: string, code = postcode): Fields => ({
  "answer.line1": ["2 New Road"],
  "answer.postcode": [code],
  "answer.council": [council],
});
const address = catalogue.concepts.get("person.address")!.type;

test("the council is found from a postcode; when it cannot be found the person is asked to choose", () => {
  assert.deepEqual(parsed(address, home("")), { kind: "ok", value: newHome });
  const unknown = parsed(address, home("", "BS1 5TR"));
  assert.equal(unknown.kind, "failure");
  assert.equal(unknown.error[0]?.field, "answer.council");
});

test("a council nobody knows is no council", () => {
  assert.equal(parsed(address, home("E99", "BS1 5TR")).kind, "failure");
});
