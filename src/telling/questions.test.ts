import assert from "node:assert/strict";
import { test } from "node:test";
import type { FactValue } from "#decisions";
import { claimEvent, claimQuestions } from "./claiming.ts";
import type { Answer } from "./journey.ts";
import { nextQuestion, questionsOf, whyRefused } from "./questions.ts";
import type { Known, Question } from "./questions.ts";
import { known, oldHome, smallTown, today } from "./testing/small-town.ts";

const catalogue = smallTown();
const moving = catalogue.lifeEvents.get("moving")!;

/** What was held before, and what was answered or skipped in this journey. */
const knowing = (
  held: Readonly<Record<string, FactValue>>,
  answered: Readonly<Record<string, FactValue>> = {},
  skipped: readonly string[] = [],
): Known => ({
  facts: new Map([...known(held), ...known(answered)]),
  answers: new Map<string, Answer>([
    ...known(answered),
    ...skipped.map((name) => [name, { kind: "skipped" }] as const),
  ]),
});
const statesOf = (questions: readonly Question[]) =>
  Object.fromEntries(questions.map(({ concept, state }) => [concept, state]));
const askedWhen = (of: Known) => questionsOf(catalogue, moving, of, today);

for (const { rents, asks, that } of [
  { rents: true, asks: true, that: "holds" },
  { rents: false, asks: false, that: "does not hold" },
  { rents: undefined, asks: false, that: "is not known yet" },
]) {
  test(`a question whose condition ${that} is ${asks ? "asked" : "not asked"}`, () => {
    const answered = rents === undefined ? {} : { "move.rents": rents };
    const questions = askedWhen(knowing({}, answered));
    assert.equal(
      questions.some(({ concept }) => concept === "move.rent"),
      asks,
    );
  });
}

for (const { rent, held, refused } of [
  { rent: 1, held: {}, refused: false },
  { rent: 0, held: {}, refused: true },
  { rent: 0, held: { "move.rent": 0 }, refused: true },
]) {
  test(`a rent of ${rent} that was ${"move.rent" in held ? "held already" : "answered"} ${refused ? "is refused in plain words and asked for again" : "stands"}`, () => {
    const answered = "move.rent" in held ? {} : { "move.rent": rent };
    const of = knowing({ ...held, "move.rents": true }, answered);
    const told = { catalogue, facts: of.facts, asOf: today };
    const why = whyRefused(told, "move.rent", rent)?.en;
    assert.equal(why, refused ? "A rent is more than nothing" : undefined);
    const state = statesOf(askedWhen(of))["move.rent"];
    assert.equal(state, refused ? "open" : "answered");
    const claimed = claimQuestions(catalogue, [], of, today).questions;
    if ("move.rent" in answered)
      assert.equal(statesOf(claimed)["move.rent"], state);
  });
}

test("what is known already is shown and not asked again; what was answered or skipped is not asked again either", () => {
  const questions = askedWhen(
    knowing(
      { "person.address": oldHome },
      { "move.date": "2026-12-01", "move.rents": false },
      ["move.withOthers"],
    ),
  );
  assert.deepEqual(statesOf(questions), {
    "person.address": "known",
    "move.newAddress": "open",
    "move.date": "answered",
    "move.rents": "answered",
    "move.withOthers": "skipped",
  });
  assert.equal(nextQuestion(questions)?.concept, "move.newAddress");
});

test("a required question that was left open stays open; one that may be left open says so", () => {
  const required = askedWhen(knowing({})).filter((one) => one.required);
  assert.deepEqual(
    required.map(({ concept }) => concept),
    ["person.address", "move.newAddress", "move.date", "move.rents"],
  );
});

const claiming = (of: Known) =>
  nextQuestion(claimQuestions(catalogue, ["lone"], of, today).questions)
    ?.concept;

test("applying asks what can still change the amount, then what the claim must carry, then nothing", () => {
  const name = { "person.name": "Ann Lee" };
  assert.equal(claiming(knowing(name)), "household.livesAlone");
  const alone = { "household.livesAlone": true };
  assert.equal(claiming(knowing(name, alone)), "household.rentWeekly");
  const rent = { ...alone, "household.rentWeekly": 90 };
  assert.equal(claiming(knowing(name, rent)), "contact.phone");
  assert.equal(
    claiming(knowing(name, { ...rent, "contact.phone": "07700 900123" })),
    undefined,
  );
});

test("applying asks nothing more about what does not apply, and again only what was skipped and the claim cannot go without", () => {
  const not = { "household.livesAlone": false, "person.name": "Ann Lee" };
  assert.equal(claiming(knowing(not)), undefined);
  const due = {
    ...not,
    "household.livesAlone": true,
    "household.rentWeekly": 90,
  };
  assert.equal(claiming(knowing(due)), "contact.phone");
  const skipped = knowing(due, {}, ["contact.phone"]);
  const [only, ...others] = claimQuestions(
    catalogue,
    ["lone"],
    skipped,
    today,
  ).questions;
  assert.deepEqual(others, []);
  assert.deepEqual(only, {
    concept: "contact.phone",
    required: true,
    state: "open",
  });
  const lacking = new Map(
    [...catalogue.flows].map(([id, flow]) => [
      id,
      { ...flow, mayLack: ["contact.phone"] },
    ]),
  );
  const { questions } = claimQuestions(
    { ...catalogue, flows: lacking },
    ["lone"],
    skipped,
    today,
  );
  assert.equal(nextQuestion(questions), undefined);
});

test("applying tells nobody by itself and offers every service", () => {
  const event = claimEvent(catalogue);
  assert.deepEqual([event.flows, event.services], [[], ["lone"]]);
});
