import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { formatPackError, loadPack } from "#catalogue";
import type { Fact, FactValue } from "#decisions";
import { consequencesOf } from "../../src/notices/consequences.ts";
import { knownAlready } from "../../src/telling/pages/preview/changes-for-you.ts";
import { changesOfTelling } from "../../src/telling/preview.ts";
import { questionsOf } from "../../src/telling/questions.ts";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;
const today = "2026-11-30";

type Values = Readonly<Record<string, FactValue>>;
const known = (values: Values): ReadonlyMap<string, Fact> =>
  new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      { kind: "known", value },
    ]),
  );
const eventOf = (id: string) => {
  const event = catalogue.lifeEvents.get(id);
  assert.ok(event);
  return event;
};
const followsFrom = (id: string, values: Values) =>
  consequencesOf(catalogue, eventOf(id), {
    facts: known(values),
    asOf: today,
    optOuts: new Set(),
    addressHidden: false,
  });

const home = (council: string) => ({
  line1: "1 Made-up Road",
  town: "Madeup",
  postcode: "QA10 1AA",
  council,
});
const disabilityPayment = "Ask for Pension Age Disability Payment";
const cares = { "carer.role": "gives-care" };
const gets = "caredFor.getsQualifyingDisabilityBenefit";

const askers: readonly { who: string; told: Values; council?: string; isNamed?: true }[] = [
  { who: "whose mother gets one", told: { ...cares, [gets]: true } },
  { who: "whose mother gets none", told: { ...cares, [gets]: false }, isNamed: true },
  { who: "who does not know", told: cares, isNamed: true },
  { who: "who needs care", told: { "carer.role": "needs-care" }, isNamed: true },
  {
    who: "who needs care and gets one",
    told: {
      "carer.role": "needs-care",
      "person.benefits": ["pension_age_disability_payment"],
    },
  },
  {
    who: "in England",
    told: { "carer.role": "needs-care" },
    council: "E06000023",
  },
];
for (const { who, told, council = "S12000036", isNamed = false } of askers) {
  test(`somebody ${who} ${isNamed ? "may" : "is not told to"} ask for a disability payment, and nobody must`, () => {
    const { elsewhere } = followsFrom("becoming-or-needing-a-carer", {
      "person.address": home(council),
      "person.benefits": [],
      ...told,
    });
    const named = elsewhere.find(({ what }) => what.en === disabilityPayment);
    assert.equal(named !== undefined, isNamed);
    assert.ok(elsewhere.every(({ may }) => may === true));
  });
}

for (const plan of ["claim", "put-off"])
  test(`whoever chooses to ${plan} the State Pension is ${plan === "claim" ? "asked" : "not asked"} for an account`, () => {
    const questions = questionsOf(
      catalogue,
      eventOf("reaching-state-pension-age"),
      { facts: known({ "pension.plan": plan }), answers: new Map() },
      today,
    );
    assert.equal(
      questions.some(({ concept }) => concept === "person.bankAccount"),
      plan === "claim",
    );
  });

for (const benefits of [[], ["universal_credit"]])
  test(`that Universal Credit ends is said to ${benefits.length > 0 ? "whoever gets it" : "nobody else"}`, () => {
    const { notJoined } = followsFrom("reaching-state-pension-age", {
      "person.address": home("E06000023"),
      "person.benefits": benefits,
      "household.hasPartner": false,
      "person.councilServices": [],
      "pension.plan": "put-off",
    });
    assert.deepEqual(
      notJoined.map(({ need, flow }) => [need, flow.effect.kind]),
      benefits.map(() => ["nothing", "stops"]),
    );
    assert.equal(
      /Universal Credit ends/.test(knownAlready(notJoined, "en").join("")),
      benefits.length > 0,
    );
  });

const pensioner = {
  "person.dateOfBirth": "1950-05-14",
  "person.sex": "female",
  "person.address": home("E06000023"),
  "person.ordinarilyResidentUk": true,
  "household.country": "england",
  "household.hasPartner": false,
  "person.benefits": ["state_pension"],
};
for (const { leaves, change } of [
  { leaves: "2027-01-10", change: "stays" },
  { leaves: "2026-12-08", change: "stays" },
  { leaves: "2026-12-07", change: "stops" },
  { leaves: "2026-12-01", change: "stops" },
])
  test(`the Christmas Bonus of whoever leaves for good on ${leaves} ${change}`, () => {
    const changes = changesOfTelling({
      catalogue,
      event: eventOf("going-abroad"),
      asOf: today,
      held: known(pensioner),
      facts: known({
        ...pensioner,
        "abroad.length": "for-good",
        "abroad.leaveDate": leaves,
      }),
    });
    assert.equal(
      changes.find(({ after }) => after.service.id === "christmas-bonus")
        ?.change,
      change,
    );
  });

test("what a body is not told of a new account is not said to change", () => {
  const { notJoined } = followsFrom("change-of-bank-account", {
    "person.address": home("E06000023"),
    "person.benefits": ["state_pension"],
    "bank.payments": ["winter-fuel", "vehicle-tax"],
  });
  assert.equal(notJoined.length, 2);
  assert.deepEqual(knownAlready(notJoined, "en"), []);
});
