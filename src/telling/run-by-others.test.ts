import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { formatPackError, loadPack } from "#catalogue";
import type { Facts } from "#decisions";
import { runByOthers } from "./run-by-others.ts";
import { known } from "./testing/small-town.ts";

const pack = fileURLToPath(new URL("../../packs/uk", import.meta.url));
const loaded = await loadPack(pack);
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;
const every = [...catalogue.services.keys()];

/** What is held of somebody who lives in a council's area. */
const livingIn = (council: string): Facts =>
  known({
    "person.address": {
      line1: "1 High Street",
      town: "Sample",
      postcode: "QA10 1AA",
      council,
    },
  });
const glasgow = livingIn("S12000049");

for (const { place, facts, body, help } of [
  {
    place: "Glasgow",
    facts: glasgow,
    body: "Social Security Scotland",
    help: [
      "Funeral Support Payment",
      "Pension Age Disability Payment",
      "Winter Heating Payment",
    ],
  },
  {
    place: "Belfast",
    facts: livingIn("N09000003"),
    body: "Land & Property Services",
    help: ["Rate Relief and Lone Pensioner Allowance"],
  },
])
  test(`in ${place} ${help.join(", ")} are to be asked for at ${body}`, () => {
    const others = runByOthers(catalogue, facts, every);
    assert.deepEqual(
      others
        .filter(({ organisation }) => organisation.en === body)
        .map(({ name }) => name.en)
        .toSorted(),
      help,
    );
  });

test("after a death in Scotland the family is sent to Social Security Scotland for the funeral", () => {
  const death = catalogue.lifeEvents.get("bereavement") ?? assert.fail();
  assert.deepEqual(
    runByOthers(catalogue, glasgow, death.services).map(({ name }) => name.en),
    ["Funeral Support Payment"],
  );
});

test("what is offered in the nation by the same name is not named twice, and without an address nobody is named", () => {
  const names = runByOthers(catalogue, glasgow, every).map(
    ({ name }) => name.en,
  );
  assert.ok(!names.includes("Carer Support Payment"));
  assert.ok(!names.includes("60 and over bus pass"));
  assert.deepEqual(runByOthers(catalogue, livingIn("E08000035"), every), []);
  assert.deepEqual(runByOthers(catalogue, new Map(), every), []);
});
