import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { formatPackError, loadPack } from "#catalogue";
import type { Fact } from "#decisions";
import { decide, dependencies, namesUsed } from "#decisions";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const { concepts, flows, lifeEvents, model, plan } = loaded.value;

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
      // Of whom these are asked: the same adults.
      "only.nonDependant.age",
      "only.nonDependant.getsOutOfWorkBenefit",
      "only.nonDependant.getsPensionCredit",
      "only.nonDependant.grossIncomeWeekly",
      "only.nonDependant.isStudent",
      "only.nonDependant.worksAtLeast16Hours",
    ],
  },
  {
    concept: "household.otherPensioner",
    meaning: "who else over pension age shares the money for heating",
    readers: [
      "winterFuelPayment.householdAmount",
      "winterFuelPayment.partnersShare",
      "winterFuelPayment.sharesWithAnotherQualifier",
      "winterFuelPayment.sharesWithSomebody80",
    ],
  },
  {
    concept: "move.otherAdultsLiveIn",
    meaning: "those who stand in the way of the addition in a new home",
    readers: ["sets.movingHouse.household.otherAdultsLiveIn"],
  },
  {
    concept: "move.nonDependantsLiveIn",
    meaning: "those who are expected to help with the costs of a new home",
    readers: ["sets.movingHouse.household.nonDependantsLiveIn"],
  },
  {
    concept: "move.newHomeAdults",
    meaning: "how many adults there are, which of itself makes nobody count",
    readers: [
      "event.movingHouse.move.nonDependantsLiveIn",
      "event.movingHouse.move.otherAdultsLiveIn",
      "sets.movingHouse.household.nonDependantsLiveIn",
      "sets.movingHouse.household.otherAdultsLiveIn",
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

/** A move into a home of so many adults, with what was answered about those beside a partner. */
for (const { adults, partner, others, dependants, counts } of [
  { adults: "more-adults", partner: true, others: true, dependants: false, counts: [true, false] },
  { adults: "more-adults", partner: true, others: false, dependants: true, counts: [false, true] },
  { adults: "two-adults", partner: false, others: false, dependants: true, counts: [false, true] },
  { adults: "two-adults", partner: false, others: true, dependants: true, counts: [true, true] },
  { adults: "two-adults", partner: true, others: undefined, dependants: undefined, counts: [false, false] },
  { adults: "one-adult", partner: false, others: undefined, dependants: undefined, counts: [false, false] },
])
  test(`after a move, ${adults} ${partner ? "with" : "without"} a partner and answers ${others} and ${dependants} count ${counts.join(" and ")}, each for its own rule`, () => {
    const facts = new Map<string, Fact>(
      Object.entries({
        "move.newHomeAdults": adults,
        "household.hasPartner": partner,
        "move.otherAdultsLiveIn": others,
        "move.nonDependantsLiveIn": dependants,
      }).flatMap(([name, value]): [string, Fact][] =>
        value === undefined ? [] : [[name, { kind: "known", value }]],
      ),
    );
    const decided = ["otherAdultsLiveIn", "nonDependantsLiveIn"].map((name) => {
      const decision = `sets.movingHouse.household.${name}`;
      const outcome = decide(plan, { decision, facts, asOf: "2026-11-24" });
      return outcome.kind === "decided" ? outcome.value.datum : outcome.kind;
    });
    assert.deepEqual(decided, counts);
  });

test("no answer of an event settles by itself two things that rules tell apart", () => {
  for (const { id, sets, facts } of lifeEvents.values())
    for (const { concept } of facts) {
      const settled = sets.filter(
        ({ copies, decision }) =>
          copies === concept ||
          (decision !== undefined &&
            dependencies(model, decision).facts.join() === concept),
      );
      assert.ok(settled.length < 2, `${id}: ${concept}`);
    }
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
