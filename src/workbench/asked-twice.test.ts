import assert from "node:assert/strict";
import { test } from "node:test";
import { meanings } from "./ask-words.ts";
import { askedTwice, countUses } from "./asked-twice.ts";
import { contactMap, eventsOfGroup } from "./contact-map.ts";
import { ukPack } from "./testing/uk-pack.ts";

const events = eventsOfGroup(ukPack, "older-people");
const services = ukPack.groups.get("older-people")?.services ?? [];
const found = askedTwice(ukPack, { events, services });
const factOf = (name: string) =>
  found.facts.find(({ concept }) => concept.name === name) ??
  assert.fail(`${name} has no use`);

test("what people are asked most today is who they are, and no list is out of order", () => {
  const top = found.facts.slice(0, 4).map(({ concept }) => concept.name);
  assert.deepEqual(top.toSorted(), [
    "person.address",
    "person.dateOfBirth",
    "person.name",
    "person.nationalInsuranceNumber",
  ]);
  const counts = found.facts.map((fact) => countUses(fact, "asks-today"));
  assert.deepEqual(
    counts,
    counts.toSorted((left, right) => right - left),
  );
});

for (const { concept, askedAtMost } of [
  { concept: "person.name", askedAtMost: 8 },
  { concept: "move.newAddress", askedAtMost: 1 },
  { concept: "household.capital", askedAtMost: 1 },
])
  test(`telling once asks for ${concept} at most ${askedAtMost} times over the eight events`, () =>
    assert.equal(factOf(concept).askedAtMost, askedAtMost));

test("a date of birth is asked by contacts of today, told by flows and decided by, each with its basis", () => {
  const fact = factOf("person.dateOfBirth");
  for (const kind of ["asks-today", "told", "decides"] as const)
    assert.ok(countUses(fact, kind) > 0, kind);
  for (const { basis, isSourced } of fact.uses)
    assert.ok(basis !== "" || !isSourced);
});

test("a joined service asks once, and about the person who died", () => {
  const uses = factOf("deceased.nationalInsuranceNumber").uses.filter(
    ({ kind }) => kind === "asks-today",
  );
  assert.deepEqual(
    uses.map(({ organisation }) => organisation.en),
    ["Tell Us Once"],
  );
});

test("every phrase with a meaning stands in a form of today, so that none is kept for nothing", () => {
  const asked = new Set(
    contactMap(ukPack, events).today.flatMap(({ rows }) =>
      rows.flatMap(({ asks }) => asks),
    ),
  );
  assert.deepEqual(
    Object.keys(meanings).filter((phrase) => !asked.has(phrase)),
    [],
  );
  assert.ok(found.unmatched.includes("meter readings"));
});
