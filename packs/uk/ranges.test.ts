import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import fc from "fast-check";
import { formatPackError, loadPack } from "#catalogue";
import { ask, decide, dependencies, plainValue } from "#decisions";
import type { Fact, FactValue } from "#decisions";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const { model, plan } = loaded.value;

const asOf = "2026-06-01";
const tooMuch = 1_000_000;
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
    asOf,
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
      assert.equal(decided(name, { [name]: tooMuch }), Number(range.to), name);
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

const bounded = new Set(
  numbers.filter(({ atMost }) => atMost).map(({ name }) => name),
);

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
  "household.otherPensioner": "none",
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

/** What a supplied amount comes to: what the law holds it to. */
for (const { amount, held } of [
  { amount: "housingBenefit.maximumWeekly", held: 110 },
  { amount: "housingBenefit.weekly", held: 99.8 },
  { amount: "housingBenefit.leastWeekly", held: 99.8 },
  { amount: "councilTaxReduction.councilTaxShareAnnual", held: 1460 },
  { amount: "councilTaxReduction.maximumDaily", held: 2 },
  { amount: "councilTaxReduction.maximumDailyGiven", held: 4 },
  { amount: "councilTaxReduction.daily", held: 4 },
  { amount: "councilTaxReduction.councilTaxDueDaily", held: 4 },
  { amount: "councilTaxReduction.secondAdultReductionDaily", held: 4 },
  { amount: "councilTaxReduction.maximumAnnual", held: 730 },
  { amount: "councilTaxReduction.mainAnnual", held: 730 },
  { amount: "councilTaxReduction.secondAdultAnnual", held: 730 },
  { amount: "councilTaxReduction.bandReliefAnnual", held: 730 },
  { amount: "councilTaxReduction.annual", held: 730 },
  { amount: "councilTaxReduction.leastAnnual", held: 730 },
  { amount: "pensionCredit.guaranteeCreditWeekly", held: 238 },
  { amount: "savingsCredit.amountAWeekly", held: 17.96 },
  { amount: "savingsCredit.weekly", held: 17.96 },
  { amount: "winterFuelPayment.keptAfterTaxRecovery", held: 200 },
  { amount: "winterFuelPayment.ownKeptAfterTaxRecovery", held: 200 },
  { amount: "carersAllowance.weekly", held: 86.45 },
  { amount: "carersAllowance.payableWeekly", held: 86.45 },
  { amount: "carerSupportPayment.weekly", held: 86.45 },
  { amount: "attendanceAllowance.weekly", held: 114.6 },
  { amount: "tvLicence.fee", held: 180 },
  { amount: "tvLicence.saving", held: 180 },
  { amount: "marriedCouplesAllowance.allowance", held: 11700 },
  { amount: "marriedCouplesAllowance.transferredAmount", held: 4530 },
  { amount: "marriedCouplesAllowance.taxReductionAnnual", held: 1170 },
  { amount: "warmHomeDiscount.coreGroup1Amount", held: 150 },
  { amount: "warmHomeDiscount.payable", held: 150 },
  { amount: "christmasBonus.amount", held: 20 },
])
  test(`${amount} that is supplied far too high counts as ${held}`, () => {
    assert.equal(decided(amount, { ...household, [amount]: tooMuch }), held);
    bounded.delete(amount);
  });

test("every amount that the law holds to another is tried above", () => {
  assert.deepEqual([...bounded], []);
});

/** Some of what is known of the household, and a sum that is supplied for an amount. */
const known = Object.keys(household);
const amounts = numbers.filter(({ atMost }) => atMost).map(({ name }) => name);
for (const name of amounts)
  test(`${name} that is supplied is stated only where nothing still to be learnt could lower it`, () => {
    const sums = fc.integer({ min: -20, max: 2000 });
    fc.assert(
      fc.property(sums, fc.subarray(known), (sum, learnt) => {
        const some = learnt.map((fact) => [fact, household[fact] ?? ""]);
        const supplied = { [name]: sum };
        const before = decided(name, { ...Object.fromEntries(some), ...supplied });
        const after = decided(name, { ...household, ...supplied });
        assert.ok(typeof after === "number", `${name}: ${after}`);
        assert.ok(before === "needs-input" || before === after, `${before}, ${after}`);
      }),
      { numRuns: 60 },
    );
  });

test("what an amount that is supplied alone is held to is asked for, where it is not the law itself", () => {
  for (const name of amounts) {
    const supplied = new Map<string, Fact>([[name, { kind: "known", value: 15 }]]);
    const next = ask(plan, { goals: [name], facts: supplied, asOf });
    assert.equal(decided(name, { [name]: 15 }) === "needs-input", next.kind !== "nothing-to-ask", name);
  }
});

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
