import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { formatPackError, loadPack } from "#catalogue";
import type { Fact, FactValue } from "#decisions";
import { ask, decide, plainValue } from "#decisions";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const { plan } = loaded.value;

type Facts = Readonly<Record<string, FactValue>>;
const factsOf = (facts: Facts): ReadonlyMap<string, Fact> =>
  new Map(
    Object.entries(facts).map(([name, value]): [string, Fact] => [
      name,
      { kind: "known", value },
    ]),
  );
const outcomeOf = (decision: string, facts: Facts): unknown => {
  const outcome = decide(plan, {
    decision,
    facts: factsOf(facts),
    asOf: "2026-12-08",
  });
  assert.equal(outcome.kind, "decided", `${decision}: ${outcome.kind}`);
  return outcome.kind === "decided" ? plainValue(outcome.value) : undefined;
};

/** A couple of 78 and 76 in England, with nothing but what a row says. */
const couple: Facts = {
  "person.dateOfBirth": "1948-05-05",
  "person.sex": "male",
  "partner.dateOfBirth": "1950-03-03",
  "partner.sex": "female",
  "household.country": "england",
  "household.hasPartner": true,
  "person.ordinarilyResidentUk": true,
  "person.isBlind": false,
  "partner.severelySightImpaired": false,
  "person.inResidentialCare": false,
  "household.otherPensioner": "none",
};
const guarantee = "pension_credit_guarantee";

/** What a decision comes to when the person has a benefit, when the partner has it, when both have and when neither has. */
type Row = {
  readonly programme: string;
  readonly decision: string;
  readonly benefit: string;
  readonly facts?: Facts;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly both: unknown;
  readonly neither: unknown;
};
const either = { mine: true, theirs: true, both: true, neither: false };
const refusesEither = {
  mine: false,
  theirs: false,
  both: false,
  neither: true,
};
const own = { mine: true, theirs: false, both: true, neither: false };

const rows: readonly Row[] = [
  // The law opens these to whoever has, or whose partner has.
  {
    programme: "free prescriptions",
    decision: "nhs.freePrescriptions",
    benefit: guarantee,
    facts: {
      "person.dateOfBirth": "1969-01-01",
      "person.inFullTimeEducation": false,
      "person.hasMedicalExemption": false,
      "household.universalCreditLowEarnings": false,
    },
    ...either,
  },
  {
    programme: "NHS help by Universal Credit",
    decision: "nhs.lowIncomeBenefit",
    benefit: "universal_credit",
    facts: { "household.universalCreditLowEarnings": true },
    ...either,
  },
  {
    programme: "free sight test",
    decision: "nhs.freeSightTest",
    benefit: "income_support",
    facts: {
      "person.dateOfBirth": "1969-01-01",
      "person.closeRelativeHasGlaucoma": false,
      "person.hasDiabetesOrGlaucoma": false,
      "household.universalCreditLowEarnings": false,
    },
    ...either,
  },
  {
    programme: "free TV licence",
    decision: "tvLicence.discountRate",
    benefit: guarantee,
    mine: 1,
    theirs: 1,
    both: 1,
    neither: 0,
  },
  {
    programme: "Warm Home Discount",
    decision: "warmHomeDiscount.entitled",
    benefit: guarantee,
    facts: {
      "household.namedOnElectricityBill": true,
      "household.supplierInScheme": true,
    },
    ...either,
  },
  {
    programme: "Warm Home Discount by Housing Benefit",
    decision: "warmHomeDiscount.entitled",
    benefit: "housing_benefit",
    facts: {
      "household.namedOnElectricityBill": true,
      "household.supplierInScheme": true,
    },
    ...either,
  },
  {
    programme: "Cold Weather Payment",
    decision: "coldWeatherPayment.amount",
    benefit: "income_related_employment_and_support_allowance",
    facts: { "area.coldDaysInARow": 7, "area.averageCelsius": -1 },
    mine: 25,
    theirs: 25,
    both: 25,
    neither: 0,
  },
  {
    programme: "Funeral Expenses Payment",
    decision: "funeralExpenses.entitled",
    benefit: "universal_credit",
    facts: {
      "person.relationshipToDeceased": "child",
      "person.responsibleForFuneral": true,
      "funeral.date": "2026-11-20",
    },
    ...either,
  },
  {
    programme: "savings left out of Housing Benefit",
    decision: "housingBenefit.capitalConditionMet",
    benefit: guarantee,
    facts: { "household.capital": 50000 },
    ...either,
  },
  {
    programme: "income and savings left out of Council Tax Reduction",
    decision: "councilTaxReduction.meansIgnored",
    benefit: guarantee,
    ...either,
  },
  {
    programme: "nothing taken off for other adults",
    decision: "household.noNonDependantDeductions",
    benefit: "attendance_allowance",
    ...either,
  },
  {
    programme: "Savings Credit that counts",
    decision: "household.savingsCreditCountedWeekly",
    benefit: "pension_credit_savings",
    facts: { "savingsCredit.weekly": 5 },
    mine: 5,
    theirs: 5,
    both: 5,
    neither: 0,
  },
  // A benefit of either shuts the couple out.
  {
    programme: "the rules for pensioners",
    decision: "person.underPensionerRules",
    benefit: "universal_credit",
    ...refusesEither,
  },
  {
    programme: "the offer of Pension Credit",
    decision: "pensionCredit.mayBeEligible",
    benefit: "pension_credit",
    ...refusesEither,
  },
  {
    programme: "the offer of Housing Benefit",
    decision: "housingBenefit.mayBeEligible",
    benefit: "housing_benefit",
    ...refusesEither,
  },
  {
    programme: "what is said of a TV licence",
    decision: "tvLicence.discountMayApply",
    benefit: "pension_credit",
    facts: { "person.hasHealthCondition": false },
    ...either,
  },
  {
    programme: "what is said of the Warm Home Discount",
    decision: "warmHomeDiscount.mayBeEligible",
    benefit: "income_support",
    ...either,
  },
  {
    programme: "a child’s extra amount of Pension Credit",
    decision: "pensionCredit.childAdditionWeekly",
    benefit: "child_tax_credit",
    facts: {
      "household.childCount": 1,
      "household.eldestChildBornBefore6April2017": false,
      "household.disabledChildCount": 0,
      "household.severelyDisabledChildCount": 0,
    },
    mine: 0,
    theirs: 0,
    both: 0,
    neither: 69.98,
  },
  {
    programme: "extra amounts for carers",
    decision: "pensionCredit.carerAdditionCount",
    benefit: "carer_support_payment",
    mine: 1,
    theirs: 1,
    both: 2,
    neither: 0,
  },
  {
    programme: "extra amounts for severe disability, both needed",
    decision: "pensionCredit.severeDisabilityAdditionCount",
    benefit: "attendance_allowance",
    facts: {
      "person.carerIsPaid": false,
      "partner.carerIsPaid": false,
      "household.otherAdultsLiveIn": false,
    },
    mine: 0,
    theirs: 0,
    both: 2,
    neither: 0,
  },
  {
    programme: "earnings left out at the higher rate",
    decision: "pensionCredit.higherEarningsDisregard",
    benefit: "incapacity_benefit",
    facts: { "household.childCount": 0 },
    ...either,
  },
  {
    programme: "the offer of Council Tax Reduction",
    decision: "held.councilTaxReduction",
    benefit: "council_tax_reduction",
    mine: false,
    theirs: true,
    both: true,
    neither: false,
  },
  // One of the two is paid, for both.
  {
    programme: "Winter Fuel Payment",
    decision: "winterFuelPayment.amount",
    benefit: guarantee,
    mine: 200,
    theirs: 0,
    both: 200,
    neither: 100,
  },
  {
    programme: "the home’s Winter Fuel Payment",
    decision: "winterFuelPayment.householdAmount",
    benefit: guarantee,
    mine: 200,
    theirs: 200,
    both: 200,
    neither: 200,
  },
  {
    programme: "Christmas Bonus by Pension Credit",
    decision: "christmasBonus.amount",
    benefit: guarantee,
    mine: 20,
    theirs: 0,
    both: 10,
    neither: 0,
  },
  // The law looks at the person alone.
  {
    programme: "Christmas Bonus by a pension",
    decision: "christmasBonus.entitled",
    benefit: "state_pension",
    ...own,
  },
  {
    programme: "Blue Badge by a mobility supplement",
    decision: "blueBadge.withoutFurtherAssessment",
    benefit: "war_pensioners_mobility_supplement",
    facts: {
      "person.dlaHigherRateMobility": false,
      "person.pipMovingAroundPoints": 0,
      "person.pipPlanningJourneyPoints": 0,
      "person.getsWarPensionersMobilitySupplement": false,
      "person.afcsPermanentSubstantialDisability": false,
    },
    ...own,
  },
  {
    programme: "a paid carer",
    decision: "person.mayHavePaidCarer",
    benefit: "attendance_allowance",
    ...own,
  },
  {
    programme: "another benefit in place of Attendance Allowance",
    decision: "person.getsOtherDisabilityBenefit",
    benefit: "pip_daily_living",
    ...own,
  },
];

const held = [
  { who: "the person has", of: "mine", person: true, partner: false },
  { who: "the partner has", of: "theirs", person: false, partner: true },
  { who: "both have", of: "both", person: true, partner: true },
  { who: "neither has", of: "neither", person: false, partner: false },
] as const;

for (const row of rows)
  for (const { who, of, person, partner } of held)
    test(`${row.programme}: ${String(row[of])} when ${who} ${row.benefit}`, () => {
      const lists = {
        "person.benefits": person ? [row.benefit] : [],
        "partner.benefits": partner ? [row.benefit] : [],
      };
      const facts = { ...couple, ...row.facts, ...lists };
      assert.equal(outcomeOf(row.decision, facts), row[of]);
    });

for (const { programme, decision, benefit, facts, theirs, neither } of rows)
  if (theirs !== neither)
    test(`${programme}: what a former partner gets elsewhere opens and shuts nothing`, () => {
      const alone = {
        ...couple,
        ...facts,
        "household.hasPartner": false,
        "person.benefits": [],
      };
      assert.equal(
        outcomeOf(decision, { ...alone, "partner.benefits": [benefit] }),
        outcomeOf(decision, { ...alone, "partner.benefits": [] }),
      );
    });

for (const { programme, decision, facts, theirs, neither } of rows)
  if (theirs !== neither)
    test(`${programme}: what a partner gets is asked of a couple while it can turn it, and of nobody who is alone`, () => {
      const next = (hasPartner: boolean) =>
        ask(plan, {
          goals: [decision],
          facts: factsOf({
            ...couple,
            "person.benefits": [],
            ...facts,
            "household.hasPartner": hasPartner,
          }),
          asOf: "2026-12-08",
          answerable: (concept) => concept === "partner.benefits",
        });
      const asked = next(true);
      assert.ok(asked.kind !== "nothing-to-ask");
      assert.equal(asked.concept, "partner.benefits");
      assert.equal(next(false).kind, "nothing-to-ask");
    });
