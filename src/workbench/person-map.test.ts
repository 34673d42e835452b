import assert from "node:assert/strict";
import { test } from "node:test";
import type { Facts, FactValue } from "#decisions";
import { eventsOfGroup, contactMap } from "./contact-map.ts";
import { personMap } from "./person-map.ts";
import { ukPack } from "./testing/uk-pack.ts";

const events = eventsOfGroup(ukPack, "older-people").filter(
  ({ id }) => id === "moving-house",
);
const asOf = "2026-11-24";
const known = (facts: Readonly<Record<string, FactValue>>): Facts =>
  new Map(
    Object.entries(facts).map(([name, value]) => [
      name,
      { kind: "known", value },
    ]),
  );
const servicesOf = (facts: Facts, standing: string) =>
  [...personMap(ukPack, { events, facts, asOf }).standings]
    .filter(([, found]) => found === standing)
    .flatMap(([{ rows }]) => rows.map(({ service }) => service));

const bristol: FactValue = {
  line1: "12 Elm Road",
  town: "Bristol",
  postcode: "QA32 1QQ",
  council: "E06000023",
};

test("of somebody of whom nothing is known no contact is ruled out, and none is certain", () => {
  const map = personMap(ukPack, { events, facts: new Map(), asOf });
  assert.equal(map.ruledOut, 0);
  assert.equal(map.today.length, contactMap(ukPack, events).today.length);
});

for (const { documents, standing, what } of [
  { documents: ["driving-licence"], standing: "applies", what: "falls to" },
  { documents: [], standing: "ruled-out", what: "does not fall to" },
])
  test(`telling DVLA of a move ${what} a person with ${documents.length} licences`, () => {
    const facts = known({
      "person.address": bristol,
      "person.documents": documents,
    });
    const applies = servicesOf(facts, "applies").includes("driving licence");
    const may = servicesOf(facts, "may-apply").includes("driving licence");
    assert.deepEqual(
      { applies, may },
      { applies: standing === "applies", may: false },
    );
  });
