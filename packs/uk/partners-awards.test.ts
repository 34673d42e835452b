import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { formatPackError, loadPack } from "#catalogue";
import type { Fact } from "#decisions";
import { decide, dependencies } from "#decisions";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const { concepts, flows, lifeEvents, model, plan, services } = loaded.value;

const partnersBenefits = "partner.benefits";
const rests = (decisions: readonly (string | undefined)[]): boolean =>
  decisions.some(
    (name) =>
      name !== undefined &&
      dependencies(model, name).facts.includes(partnersBenefits),
  );

/** A survivor has no partner any more; whoever else tells is asked by the claim that reads it. */
const askedByItsClaims = ["bereavement"];
for (const { id, facts, flows: ids, services: offered } of lifeEvents.values())
  test(`${id} ${askedByItsClaims.includes(id) ? "leaves it to its claims to ask" : "asks"} what a partner gets, because what it tells or offers rests on it`, () => {
    const reads =
      rests(
        ids.flatMap((flow) => {
          const { when, narrowed } = flows.get(flow) ?? {};
          return [when, narrowed?.onlyWhen];
        }),
      ) ||
      rests(
        offered.flatMap((service) => {
          const { goal, amount, heldWhen } = services.get(service) ?? {};
          return [goal, amount, heldWhen];
        }),
      );
    assert.ok(reads);
    const asks = facts.some(({ concept }) => concept === partnersBenefits);
    assert.equal(asks, !askedByItsClaims.includes(id));
  });

test("every claim that carries what the person gets carries what the partner gets, where the rules read both", () => {
  const carried = [...flows.values()].filter(
    ({ event, fields, effect }) =>
      event === "claim" &&
      fields.includes("person.benefits") &&
      rests([services.get(effect.service ?? "")?.goal]),
  );
  assert.deepEqual(
    carried.map(({ id, fields }) => [id, fields.includes(partnersBenefits)]),
    [
      ["claim--pension-credit", true],
      ["claim--funeral-expenses-payment", true],
      ["claim--housing-benefit-pension-age", true],
      ["claim--council-tax-reduction", true],
    ],
  );
});

/** What the two of a couple have a week: pensions, pay, what comes to both together. */
const isIncome = (name: string): boolean =>
  /^(person|partner|household)\..*(Pension|Earnings|earnings|Income)Weekly$/.test(
    name,
  );
for (const { claim, adds } of [
  { claim: "pension-credit", adds: true },
  { claim: "housing-benefit-pension-age", adds: true },
  { claim: "council-tax-reduction", adds: true },
  { claim: "funeral-expenses-payment", adds: false },
  { claim: "carers-allowance", adds: false },
  { claim: "attendance-allowance", adds: false },
])
  test(`a claim of ${claim} carries ${adds ? "every income of a couple, and the partner’s age, because the law adds them" : "nothing of what a partner has"}`, () => {
    const { goal, amount } = services.get(claim) ?? assert.fail(claim);
    const read = [goal, amount].flatMap((name) =>
      name === undefined ? [] : dependencies(model, name).facts,
    );
    const { fields } = flows.get(`claim--${claim}`) ?? assert.fail(claim);
    const partners = (names: readonly string[]) =>
      names.filter((name) => /^partner\.(?!benefits)/.test(name));
    if (!adds) return assert.deepEqual(partners(fields), []);
    const incomes = [...new Set(read)].filter(isIncome);
    assert.deepEqual(
      partners(incomes).toSorted(),
      ["earnings", "privatePension", "statePension"].map(
        (kind) => `partner.${kind}Weekly`,
      ),
    );
    assert.deepEqual(
      [...incomes, "partner.dateOfBirth", "household.hasPartner"].filter(
        (name) => !fields.includes(name),
      ),
      [],
    );
  });

test("each claim that the law pays on what both of a couple have is one of these", () => {
  const paying = [...flows.values()].filter(({ event, effect, isSent }) => {
    const { amount } = services.get(effect.service ?? "") ?? {};
    return (
      event === "claim" &&
      isSent &&
      amount !== undefined &&
      dependencies(model, amount).facts.some(
        (name) => isIncome(name) && name.startsWith("partner."),
      )
    );
  });
  assert.deepEqual(
    paying.map(({ id }) => id),
    ["claim--housing-benefit-pension-age", "claim--council-tax-reduction"],
  );
});

test("a partner’s benefits take the values that a person’s take", () => {
  const [mine, theirs] = ["person.benefits", "partner.benefits"].map((name) => {
    const type = concepts.get(name)?.type;
    assert.ok(type?.kind === "list" && type.of.kind === "choice");
    return [...type.of.values];
  });
  assert.deepEqual(theirs, mine);
});

/** Whether a flow is told of, for a couple of whom the one has these benefits and the other those. */
function toldBy(
  flow: string,
  mine: readonly string[],
  theirs: readonly string[],
): unknown {
  const facts = new Map<string, Fact>([
    ["household.hasPartner", { kind: "known", value: true }],
    ["person.benefits", { kind: "known", value: [...mine] }],
    ["partner.benefits", { kind: "known", value: [...theirs] }],
  ]);
  const decision = `flow.${flow}`;
  const outcome = decide(plan, { decision, facts, asOf: "2026-12-08" });
  return outcome.kind === "decided" ? outcome.value.datum : outcome.kind;
}

for (const { flow, award } of [
  { flow: "hospitalOrCareDwpPensionCredit", award: "pension_credit_guarantee" },
  { flow: "becomingOrNeedingACarerDwpPensionCredit", award: "pension_credit_guarantee" },
  { flow: "goingAbroadDwpPensionCredit", award: "pension_credit_guarantee" },
  { flow: "changeOfNameDwpPension", award: "pension_credit_guarantee" },
  { flow: "changeOfNameDwpPension", award: "income_support" },
  {
    flow: "reachingStatePensionAgeDwpUniversalCredit",
    award: "universal_credit",
  },
])
  test(`${award} is told of by ${flow} when either of a couple has it, and by neither when neither has`, () => {
    const told = (mine: readonly string[], theirs: readonly string[]) =>
      toldBy(flow, mine, theirs);
    assert.deepEqual(
      [
        told([award], []),
        told([], [award]),
        told([award], [award]),
        told([], []),
      ],
      [true, true, true, false],
    );
  });
