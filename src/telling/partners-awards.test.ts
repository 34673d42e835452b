import assert from "node:assert/strict";
import { test } from "node:test";
import { claimFlowOf, formatPackError, loadPack } from "#catalogue";
import type { FactValue } from "#decisions";
import { consequencesOf } from "#notices";
import { claimEvent, claimQuestions } from "./claiming.ts";
import { questionsOf } from "./questions.ts";
import { known, today } from "./testing/small-town.ts";

const loaded = await loadPack("packs/uk");
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;
type Values = Readonly<Record<string, FactValue>>;

/** A pensioner in Leeds of whom everything is known that the claim carries and the rules read, but for a partner. */
const pensioner: Values = {
  "person.name": "Pat Sample",
  "person.dateOfBirth": "1948-05-05",
  "person.sex": "female",
  "person.nationalInsuranceNumber": "QQ123456C",
  "person.address": {
    line1: "1 High Street",
    town: "Leeds",
    postcode: "QA10 1AA",
    council: "E08000035",
  },
  "contact.phone": "07700 900101",
  "needs.communication": [],
  "needs.interpreterLanguage": "none",
  "person.benefits": [],
  "person.statePensionWeekly": 90,
  "person.privatePensionWeekly": 0,
  "person.netEarningsWeekly": 0,
  "person.isBlind": false,
  "person.carerIsPaid": false,
  "household.country": "england",
  "household.capital": 0,
  "household.otherIncomeWeekly": 0,
  "household.childCount": 0,
  "household.councilTaxAnnual": 1500,
  "household.councilTaxBand": "B",
  "household.jointlyLiable": false,
  "household.nonDependantsLiveIn": false,
  "household.otherAdultsLiveIn": false,
};
const couple: Values = {
  ...pensioner,
  "household.hasPartner": true,
  "partner.dateOfBirth": "1950-03-03",
  "partner.sex": "male",
  "partner.statePensionWeekly": 90,
  "partner.privatePensionWeekly": 12.5,
  "partner.earningsWeekly": 0,
  "partner.severelySightImpaired": false,
  "partner.carerIsPaid": false,
};
const single: Values = { ...pensioner, "household.hasPartner": false };

const openIn = (facts: Values): readonly string[] =>
  claimQuestions(
    catalogue,
    ["council-tax-reduction"],
    { facts: known(facts), answers: new Map() },
    today,
  ).questions.map(({ concept }) => concept);

test("a claim asks what a partner gets of a couple, and of nobody who has no partner", () => {
  assert.deepEqual(openIn(couple), ["partner.benefits"]);
  assert.deepEqual(openIn({ ...couple, "partner.benefits": [] }), []);
  assert.deepEqual(openIn(single), []);
});

for (const { who, facts, sent } of [
  { who: "a couple", facts: couple, sent: true },
  {
    who: "somebody whose partner has died or left",
    facts: single,
    sent: false,
  },
])
  test(`a claim of ${who} ${sent ? "carries" : "does not carry"} what the partner gets and has`, () => {
    const flow = claimFlowOf(catalogue, "council-tax-reduction");
    const event = { ...claimEvent(catalogue), flows: [flow?.id ?? ""] };
    const { bodies } = consequencesOf(catalogue, event, {
      facts: known({
        ...couple,
        "partner.benefits": ["state_pension"],
        ...facts,
      }),
      asOf: today,
      optOuts: new Set(),
      addressHidden: false,
    });
    assert.equal(bodies.length, 1);
    assert.deepEqual(
      Object.entries(bodies[0]?.fields ?? {}).filter(([name]) =>
        name.startsWith("partner."),
      ),
      sent
        ? [
            ["partner.dateOfBirth", "1950-03-03"],
            ["partner.statePensionWeekly", 90],
            ["partner.privatePensionWeekly", 12.5],
            ["partner.earningsWeekly", 0],
            ["partner.benefits", ["state_pension"]],
          ]
        : [],
    );
  });

/** What the events that never ask for a benefit of a partner would change with it. */
for (const { event, given, asked } of [
  { event: "hospital-or-care", given: {}, asked: true },
  { event: "becoming-or-needing-a-carer", given: {}, asked: true },
  { event: "moving-house", given: {}, asked: true },
  { event: "reaching-state-pension-age", given: {}, asked: true },
  { event: "going-abroad", given: {}, asked: true },
  {
    event: "going-abroad",
    given: { "person.benefits": ["pension_credit"] },
    asked: false,
  },
  { event: "change-of-name", given: {}, asked: true },
  {
    event: "change-of-name",
    given: { "person.benefits": ["state_pension"] },
    asked: false,
  },
  {
    event: "change-of-bank-account",
    given: { "bank.payments": ["housing-benefit"] },
    asked: true,
  },
  {
    event: "change-of-bank-account",
    given: { "bank.payments": ["state-pension"] },
    asked: false,
  },
])
  test(`${event} ${asked ? "asks" : "does not ask"} what a partner gets, with ${JSON.stringify(given)}`, () => {
    const { lifeEvents } = catalogue;
    const asksOf = (facts: Values): boolean =>
      questionsOf(
        catalogue,
        lifeEvents.get(event) ?? assert.fail(event),
        { facts: known({ ...facts, ...given }), answers: new Map() },
        today,
      ).some(({ concept }) => concept === "partner.benefits");
    assert.equal(asksOf(couple), asked);
    assert.equal(asksOf(single), false);
  });
