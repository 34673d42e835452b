import assert from "node:assert/strict";
import { test } from "node:test";
import { loadPack } from "#catalogue";
import { newId } from "#kernel";
import type { Telling } from "./open-telling.ts";
import { receiversOf } from "./receivers.ts";
import { known } from "./testing/small-town.ts";

const loaded = await loadPack("packs/uk");
assert.equal(loaded.kind, "ok");
const catalogue = loaded.value;

/** Bodies that are named as receivers of an answer, in a telling where this much is known. */
function named(
  event: string,
  concept: string,
  facts: Parameters<typeof known>[0],
): readonly string[] {
  const telling = {
    catalogue,
    event: catalogue.lifeEvents.get(event) ?? assert.fail(),
    journey: { id: newId(), claims: [] } as unknown as Telling["journey"],
    facts: known(facts),
    asOf: "2026-11-30",
    addressHidden: false,
  };
  return receiversOf(telling, concept).flatMap((one) =>
    one.kind === "flow" ? one.bodies : [],
  );
}

const livesIn = (council: string) => ({
  line1: "1 Made-up Road",
  town: "Town",
  postcode: "QA10 1AA",
  council,
});
const belfast = livesIn("N09000003");
const bristol = livesIn("E06000023");

test("an answer in Belfast goes to no body of another nation", () => {
  const facts = {
    "person.address": belfast,
    "person.benefits": ["state_pension", "attendance_allowance"],
  };
  const bodies = named("hospital-or-care", "care.dateIn", facts);
  assert.ok(bodies.includes("dfc"));
  assert.ok(!bodies.includes("dwp"));
  const bristols = { ...facts, "person.address": bristol };
  assert.ok(named("hospital-or-care", "care.dateIn", bristols).includes("dwp"));
});

test("while no address is known the bodies of each nation are named", () => {
  const bodies = named("hospital-or-care", "care.dateIn", {
    "person.benefits": ["state_pension"],
  });
  assert.ok(bodies.includes("dwp") && bodies.includes("dfc"));
});

test("a body that the answers rule out is not named, and is named again while they are open", () => {
  const facts = { "person.address": bristol };
  const with_ = (benefits?: readonly string[]) =>
    named("hospital-or-care", "care.expectedStay", {
      ...facts,
      ...(benefits ? { "person.benefits": benefits } : {}),
      "person.councilServices": [],
      "partner.benefits": [],
      "person.documents": [],
    });
  assert.ok(with_().includes("dwp"));
  assert.ok(with_(["state_pension"]).includes("dwp"));
  assert.ok(!with_([]).includes("dwp"));
  assert.ok(!with_([]).includes("council:E06000023"));
});

test("what a guest's benefits would decide goes to nobody: they are never known", () => {
  const facts = {
    "deceased.address": bristol,
    "person.relationshipToDeceased": "spouse-or-civil-partner",
  };
  const survivors = (known: typeof facts) =>
    named("bereavement", "person.address", known);
  assert.deepEqual(survivors(facts), []);
  const signedIn = { ...facts, "person.benefits": ["state_pension"] };
  assert.ok(survivors(signedIn).includes("dwp"));
});
