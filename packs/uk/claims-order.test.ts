import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { claimFlowOf, formatPackError, loadPack } from "#catalogue";
import { factsBehind } from "../../src/catalogue/facts-behind.ts";
import { parseFacts } from "#decisions";
import { claimQuestions } from "../../src/telling/claiming.ts";
import type { Answer } from "../../src/telling/journey.ts";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;

/** A widow who has just told of the death: what she said there is known. */
const parsed = parseFacts(catalogue.model, {
  "person.dateOfBirth": "1950-05-14",
  "person.address": {
    line1: "1 Made-up Road",
    town: "Bristol",
    postcode: "QA10 1AA",
    council: "E06000023",
  },
  "person.relationshipToDeceased": "spouse-or-civil-partner",
  "person.maritalStatus": "widowed",
  "household.hasPartner": false,
  "deceased.dateOfDeath": "2026-11-17",
  "deceased.dateOfBirth": "1948-03-01",
  "person.benefits": [],
});
if (parsed.kind === "failure") assert.fail(JSON.stringify(parsed.error));
const known = parsed.value;

/** What is asked, one after another, when these answers are given and every other question is left open. */
function askedOf(
  services: readonly string[],
  given: Readonly<Record<string, boolean>> = {},
): readonly string[] {
  const answers = new Map<string, Answer>();
  let facts = new Map(known);
  facts.set("household.country", { kind: "known", value: "england" });
  for (;;) {
    const told = { facts, answers };
    const { questions } = claimQuestions(
      catalogue,
      services,
      told,
      "2026-11-30",
    );
    // What a claim cannot go without comes again and again.
    const open = questions.find(
      ({ state, concept }) => state === "open" && !answers.has(concept),
    )?.concept;
    if (open === undefined) return [...answers.keys()];
    const value = given[open];
    answers.set(
      open,
      value === undefined ? { kind: "skipped" } : { kind: "known", value },
    );
    if (value !== undefined)
      facts = new Map(facts).set(open, { kind: "known", value });
  }
}

const rent = ["housing-benefit-pension-age", "council-tax-reduction"];

test("after “I do not know” nothing is asked that only follows from it, and the order stays", () => {
  const asked = askedOf(rent);
  assert.ok(asked.includes("household.nonDependantsLiveIn"));
  assert.deepEqual(
    asked.filter((name) => /^nonDependant\.|rentSharer|liableCount/i.test(name)),
    [],
  );
  // What a claim carries beside is asked last.
  const carried = new Set(
    rent.flatMap((id) => claimFlowOf(catalogue, id)?.fields ?? []),
  );
  const money = asked.findIndex(
    (name) => catalogue.concepts.get(name)?.sensitivity === "financial",
  );
  assert.deepEqual(
    asked
      .slice(money)
      .filter(
        (name) =>
          catalogue.concepts.get(name)?.sensitivity !== "financial" &&
          !carried.has(name),
      ),
    [],
  );
});

test("what was left out with a question is asked once that is answered", () => {
  const asked = askedOf(rent, {
    "household.nonDependantsLiveIn": true,
    "household.paysRent": true,
  });
  assert.ok(
    asked.some((name) => name.startsWith("nonDependant.")),
    asked.join(),
  );
});

test("a widow who claims is asked who, then when, then money, and nothing that she told", () => {
  const services =
    catalogue.lifeEvents.get("bereavement")?.straightOn ?? [];
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  for (;;) {
    const { questions } = claimQuestions(
      catalogue,
      services,
      { facts: known, answers },
      "2026-11-30",
    );
    const open = questions.find(({ state }) => state === "open");
    if (!open || asked.length > 12) break;
    asked.push(open.concept);
    answers.set(open.concept, { kind: "skipped" });
  }
  const kindOf = (name: string): number => {
    const { sensitivity, type } = catalogue.concepts.get(name) ?? {};
    if (sensitivity === "financial") return 2;
    return type?.kind === "date" ? 1 : 0;
  };
  assert.ok(asked.length > 3);
  const kinds = asked.map(kindOf);
  assert.deepEqual(kinds, kinds.toSorted(), asked.join(", "));
  assert.ok(asked.every((name) => !known.has(name)));
});

/** The facts that the condition of a concept rests on. */
const behind = (concept: string): readonly string[] => {
  const { onlyWhen } = catalogue.concepts.get(concept) ?? {};
  return onlyWhen === undefined
    ? []
    : [...factsBehind(catalogue.model, [onlyWhen])];
};

for (const event of catalogue.lifeEvents.values())
  test(`${event.id} asks nothing before what its being asked rests on`, () => {
    const order = event.facts.map(({ concept }) => concept);
    const early = order.filter((concept, index) =>
      behind(concept).some((name) => order.indexOf(name) > index),
    );
    assert.deepEqual(early, []);
  });

for (const { id } of catalogue.services.values())
  test(`a claim of ${id} asks nothing before what its being asked rests on`, () => {
    const yes = [...catalogue.concepts.values()].flatMap(({ name, type }) =>
      type.kind === "yes-no" ? [[name, true] as const] : [],
    );
    const asked = askedOf([id], Object.fromEntries(yes));
    const early = asked.filter((concept, index) =>
      behind(concept).some((name) => asked.indexOf(name) > index),
    );
    assert.deepEqual(early, []);
  });

for (const event of catalogue.lifeEvents.values())
  test(`${event.id} asks what they have, which says who hears, before what those hear`, () => {
    const order = event.facts.map(({ concept }) => concept);
    const choosing = event.facts.filter(
      ({ concept, when }) =>
        when === undefined && catalogue.concepts.get(concept)?.type.kind === "list",
    );
    const sent = event.flows.flatMap((id) => catalogue.flows.get(id) ?? []);
    for (const { when, narrowed, isSent, fields, id } of sent) {
      const rests = factsBehind(catalogue.model, [when, narrowed?.onlyWhen].flatMap((one) => one ?? []));
      for (const { concept } of choosing.filter((one) => isSent && rests.includes(one.concept)))
        for (const name of fields) {
          const { asked, register, reach } = catalogue.concepts.get(name) ?? {};
          if (!asked || register || reach || !order.includes(name) || name === "deathRecord.reference") continue;
          assert.ok(order.indexOf(concept) < order.indexOf(name), `${id}: ${name} before ${concept}`);
        }
    }
  });
