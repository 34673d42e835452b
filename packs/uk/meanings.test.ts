import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { formatPackError, loadPack } from "#catalogue";
import { namesUsed } from "#decisions";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const { concepts, flows, model } = loaded.value;

const readersOf = (concept: string): readonly string[] =>
  [...model.decisions.values()]
    .filter((decision) => namesUsed(decision).includes(concept))
    .map(({ name }) => name)
    .toSorted();

/** What each question of a kind means in law, and every rule that may read it. A new reader says here which meaning it reads. */
for (const { concept, meaning, readers } of [
  {
    concept: "household.otherAdultsLiveIn",
    meaning: "adults who stand in the way of the severe disability addition",
    readers: ["partner.severelyDisabled", "person.severelyDisabled"],
  },
  {
    concept: "household.nonDependantsLiveIn",
    meaning: "adults who are expected to help with rent and council tax",
    readers: [
      "councilTaxReduction.nonDependantDeductionsDaily",
      "councilTaxReduction.secondAdultAnnual",
      "housingBenefit.nonDependantDeductionsWeekly",
    ],
  },
  {
    concept: "person.inResidentialCare",
    meaning: "living in a care home",
    readers: [
      "coldWeatherPayment.covered",
      "pensionAgeWinterHeatingPayment.personalAmount",
      "sets.hospitalOrCare.person.inResidentialCare",
      "winterFuelPayment.householdAmount",
      "winterFuelPayment.personalAmount",
      "winterFuelPayment.shutOut",
    ],
  },
  {
    concept: "person.inConcessionaryCareHome",
    meaning: "a home with a TV licence scheme of its own",
    readers: ["tvLicence.careHomeScheme"],
  },
  {
    concept: "care.place",
    meaning: "where a stay is, for a time or for good",
    readers: [
      "flow.hospitalOrCareCouncilCareAssessment",
      "flow.hospitalOrCareNhsRecords",
      "sets.hospitalOrCare.person.inResidentialCare",
    ],
  },
  {
    concept: "household.capital",
    meaning: "the savings of both of a couple",
    readers: [
      "councilTaxReduction.capitalCounted",
      "councilTaxReduction.overCapitalLimit",
      "councilTaxReduction.tariffIncomeWeekly",
      "housingBenefit.capitalConditionMet",
      "housingBenefit.tariffIncomeWeekly",
      "pensionCredit.assessableCapital",
    ],
  },
  {
    concept: "deceased.moneyForFuneral",
    meaning: "money that somebody who died left for the funeral",
    readers: ["funeralExpenses.amount"],
  },
  {
    concept: "person.taxableIncomeAnnual",
    meaning: "one person’s own income for the winter fuel charge",
    readers: ["person.taxableIncomeOver35000"],
  },
  {
    concept: "partner.taxableIncomeAnnual",
    meaning: "the partner’s own income for the winter fuel charge",
    readers: ["partner.taxableIncomeOver35000"],
  },
  {
    concept: "person.incomeAnnual",
    meaning: "income before reliefs, for Married Couple’s Allowance",
    readers: ["person.adjustedNetIncomeAnnual", "person.netIncomeAnnual"],
  },
  {
    concept: "partner.incomeAnnual",
    meaning: "income after reliefs, to tell which of a couple claims",
    readers: ["marriedCouplesAllowance.personClaims"],
  },
  {
    concept: "household.otherIncomeWeekly",
    meaning: "the income of both of a couple that no other question asks for",
    readers: ["household.incomeWeekly", "pensionCredit.incomeWeekly"],
  },
  {
    concept: "household.jointlyLiableCount",
    meaning: "who owes one council tax bill",
    readers: [
      "councilTaxReduction.councilTaxShareAnnual",
      "councilTaxReduction.nonDependantDeductionsDaily",
      "councilTaxReduction.secondAdultReductionDaily",
    ],
  },
  {
    concept: "household.rentSharerCount",
    meaning: "who shares one tenancy",
    readers: ["housingBenefit.nonDependantDeductionsWeekly"],
  },
])
  test(`${concept} means one thing, ${meaning}, and no rule reads it for another`, () => {
    assert.ok(concepts.has(concept));
    assert.deepEqual(readersOf(concept), readers);
  });

test("no two facts are asked for with the same question, in either language", () => {
  for (const language of ["en", "cy"] as const) {
    const questions = [...concepts.values()].flatMap(({ asked, question }) =>
      asked && question ? [question[language]] : [],
    );
    assert.equal(new Set(questions).size, questions.length, language);
  }
});

test("each of a kind has a label of its own", () => {
  const labels = [...concepts.values()]
    .filter(({ name }) => !/^(name|move|care|abroad|bank)\./.test(name))
    .map(({ label }) => label.en);
  const twice = labels.filter((one, index) => labels.indexOf(one) < index);
  assert.deepEqual(twice, []);
});

test("a claim says of other adults what its own benefit means by them", () => {
  const carried = [...flows.values()].flatMap(({ id, fields }) =>
    fields
      .filter((name) => /otherAdultsLiveIn|nonDependantsLiveIn/.test(name))
      .map((name) => [id, name]),
  );
  assert.deepEqual(carried, [
    ["claim--pension-credit", "household.otherAdultsLiveIn"],
    ["claim--housing-benefit-pension-age", "household.nonDependantsLiveIn"],
    ["claim--council-tax-reduction", "household.nonDependantsLiveIn"],
  ]);
});
