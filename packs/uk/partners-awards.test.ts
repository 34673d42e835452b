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
