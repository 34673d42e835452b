import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import {
  claimFlowOf,
  councilsOfAddress,
  councilsToChoose,
  countContactsToday,
  formatPackError,
  loadPack,
  organisationFor,
} from "#catalogue";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;
const events = [...catalogue.lifeEvents.values()];

test("the eight life events replace 96 contacts of today", () => {
  assert.equal(events.length, 8);
  const contacts = events.map(countContactsToday);
  assert.equal(
    contacts.reduce((sum, count) => sum + count, 0),
    96,
  );
});

const roles = [
  "billing",
  "housing",
  "social-care",
  "electoral",
  "travel",
  "blue-badge",
  "library",
  "waste",
  "registrar",
].map((role) => `council.${role}`);

test("every address in the kingdom has somebody for every role of a council", () => {
  const places = councilsToChoose(catalogue);
  assert.equal(places.length, 361);
  for (const { gss, name } of places) {
    const { councils } = councilsOfAddress(catalogue, gss) ?? assert.fail(name);
    assert.deepEqual([...councils.keys()].toSorted(), roles.toSorted(), name);
  }
});

for (const { nation, gss } of [
  { nation: "England", gss: "E07000223" },
  { nation: "Scotland", gss: "S12000033" },
  { nation: "Wales", gss: "W06000019" },
  { nation: "Northern Ireland", gss: "N09000001" },
])
  for (const event of events)
    test(`everybody who is told of ${event.id} can be told in ${nation}`, () => {
      const place = councilsOfAddress(catalogue, gss) ?? assert.fail(nation);
      for (const id of event.flows) {
        const flow = catalogue.flows.get(id) ?? assert.fail(id);
        const body = organisationFor(catalogue, flow.organisation, place);
        assert.ok(body, `${id} reaches nobody in ${nation}`);
        assert.ok(body.nations.includes(place.nation), `${id} → ${body.id}`);
      }
    });

test("what people must claim themselves can be claimed here, where it is offered", () => {
  for (const { id, apply, nations } of catalogue.services.values()) {
    const flow = claimFlowOf(catalogue, id);
    if (apply.by !== "claim" || !flow) continue;
    for (const nation of nations)
      assert.ok(flow.organisation[nation], `${id} in ${nation}`);
  }
});
