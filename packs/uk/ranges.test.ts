import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { formatPackError, loadPack } from "#catalogue";
import { decide, plainValue } from "#decisions";
import type { FactValue } from "#decisions";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const { plan } = loaded.value;

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
