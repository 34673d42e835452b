import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { formatPackError, loadPack } from "#catalogue";
import { decide, dependencies, plainValue } from "#decisions";
import type { FactValue } from "#decisions";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const { model, plan } = loaded.value;

const numbers = plan.slots.flatMap((slot) =>
  slot.kind === "decision" && slot.type.kind === "number" ? [slot] : [],
);
const decided = (
  decision: string,
  facts: Readonly<Record<string, FactValue>>,
): unknown => {
  const outcome = decide(plan, {
    decision,
    facts: new Map(
      Object.entries(facts).map(([name, value]) => [
        name,
        { kind: "known", value },
      ]),
    ),
    asOf: "2026-06-01",
  });
  return outcome.kind === "decided" ? plainValue(outcome.value) : outcome.kind;
};

test("every number that is decided has a range, but a year of the calendar", () => {
  assert.deepEqual(
    numbers.filter(({ range }) => !range).map(({ name }) => name),
    ["statePension.lastTaxYearStart"],
  );
});

test("no number that is supplied in place of a decision leaves its range", () => {
  for (const { name, range } of numbers) {
    if (range?.from !== undefined)
      assert.equal(decided(name, { [name]: -20 }), Number(range.from), name);
    if (range?.to !== undefined)
      assert.equal(decided(name, { [name]: 20 }), Number(range.to), name);
  }
});

const tenant = {
  "person.dateOfBirth": "1948-05-05",
  "household.hasPartner": false,
  "person.benefits": [],
  "household.capital": 0,
  "housingBenefit.eligibleRentWeekly": 110,
  "household.nonDependantsLiveIn": false,
  "household.country": "england",
};
for (const supplied of [
  { "housingBenefit.excessIncomeWeekly": -20 },
  { "housingBenefit.taperDeductionWeekly": -20 },
  { "housingBenefit.assessedIncomeWeekly": -20 },
])
  test(`Housing Benefit is never above the rent, with ${JSON.stringify(supplied)}`, () => {
    assert.equal(decided("housingBenefit.weekly", { ...tenant, ...supplied }), 110);
  });

/** A household that gets something of each programme below, and is known to the last fact. */
const household: Readonly<Record<string, FactValue>> = {
  ...tenant,
  "person.sex": "male",
  "person.ordinarilyResidentUk": true,
  "person.statePensionWeekly": 150,
  "person.privatePensionWeekly": 30,
  "person.netEarningsWeekly": 0,
  "household.otherIncomeWeekly": 0,
  "household.childCount": 0,
  "household.housingCostsWeekly": 0,
  "household.disabledChildCount": 0,
  "household.severelyDisabledChildCount": 0,
  "household.eldestChildBornBefore6April2017": false,
  "person.isBlind": false,
  "household.nonDependantsLiveIn": true,
  "household.otherAdultsLiveIn": true,
  "household.rentSharerCount": 2,
  "nonDependant.age": 40,
  "nonDependant.worksAtLeast16Hours": false,
  "nonDependant.grossIncomeWeekly": 0,
  "nonDependant.getsPensionCredit": false,
  "nonDependant.getsOutOfWorkBenefit": true,
  "nonDependant.isStudent": false,
  "household.councilTaxAnnual": 1460,
  "household.councilTaxDaily": 4,
  "household.councilTaxBand": "F",
  "household.councilTaxDiscountDaily": 0,
  "household.otherCouncilTaxReductionsDaily": 0,
  "household.jointlyLiable": true,
  "household.jointlyLiableOnlyWithPartner": false,
  "household.jointlyLiableCount": 2,
  "secondAdults.restOfHomeOnlyDisregardedStudents": false,
  "person.inResidentialCare": false,
  "person.taxableIncomeAnnual": 41000,
  "person.inFullTimeEducation": false,
  "carer.weeklyCareHours": 40,
  "caredFor.getsQualifyingDisabilityBenefit": true,
  "pensionCredit.capitalDisregarded": false,
  "household.needsTvLicence": true,
  "person.inConcessionaryCareHome": false,
  "person.ukResidenceYearsIn20": 20,
  "statePension.scheme": "basic",
  "statePension.qualifyingYears": 5,
  "savingsCredit.heldSinceBefore6April2016": false,
};

/** What an amount may never be above: another decision, or a sum that the facts above fix. */
for (const { amount, never, nation = "england" } of [
  { amount: "housingBenefit.maximumWeekly", never: 110 },
  { amount: "housingBenefit.weekly", never: 110 },
  { amount: "councilTaxReduction.annual", never: 1460 },
  { amount: "councilTaxReduction.annual", never: 1460, nation: "scotland" },
  { amount: "councilTaxReduction.daily", never: 4 },
  { amount: "councilTaxReduction.daily", never: 4, nation: "wales" },
  { amount: "councilTaxReduction.secondAdultReductionDaily", never: 4 },
  {
    amount: "pensionCredit.guaranteeCreditWeekly",
    never: "pensionCredit.appropriateMinimumGuaranteeWeekly",
  },
  { amount: "savingsCredit.weekly", never: "savingsCredit.maximumWeekly" },
  {
    amount: "winterFuelPayment.keptAfterTaxRecovery",
    never: "winterFuelPayment.householdAmount",
  },
  {
    amount: "winterFuelPayment.ownKeptAfterTaxRecovery",
    never: "winterFuelPayment.winterAmount",
    nation: "scotland",
  },
  { amount: "carersAllowance.payableWeekly", never: "carersAllowance.weekly" },
  { amount: "tvLicence.saving", never: 180 },
  { amount: "tvLicence.fee", never: 180 },
])
  test(`${amount} in ${nation} is never above ${never}, whatever is supplied for what it rests on`, () => {
    const facts = { ...household, "household.country": nation };
    const kept = new Set(
      typeof never === "string"
        ? [never, ...dependencies(model, never).decisions]
        : ["councilTax.daysInYear"],
    );
    const rests = dependencies(model, amount).decisions.filter(
      (name) => !kept.has(name) && numbers.some((slot) => slot.name === name),
    );
    const sums = [{}, ...rests.flatMap((name) => [-20, 1000000].map((sum) => ({ [name]: sum })))];
    for (const supplied of sums) {
      const [found, bound] = [amount, never].map((name) =>
        typeof name === "number" ? name : decided(name, { ...facts, ...supplied }),
      );
      assert.ok(typeof found === "number" && typeof bound === "number", `${JSON.stringify(supplied)}: ${found}, ${bound}`);
      assert.ok(found <= bound, `${JSON.stringify(supplied)}: ${found} > ${bound}`);
    }
  });
