import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { formatPackError, loadPack } from "#catalogue";
import { newId } from "#kernel";
import type { FactBook, HeldFact } from "#people";
import { runByOthers } from "./run-by-others.ts";

const pack = fileURLToPath(new URL("../../packs/uk", import.meta.url));
const loaded = await loadPack(pack);
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;

/** What is held of somebody who lives in a council's area. */
function livingIn(council: string): FactBook {
  const address = {
    line1: "1 High Street",
    town: "Sample",
    postcode: "QA10 1AA",
    council,
  };
  const held: HeldFact = {
    id: newId(),
    concept: "person.address",
    fact: { kind: "known", value: address },
    source: { kind: "told", by: "self" },
    recordedAt: new Date("2026-11-24T09:00:00Z"),
    validFrom: "2026-11-24",
  };
  return new Map([["person.address", held]]);
}

for (const { place, council, body, help } of [
  {
    place: "Glasgow",
    council: "S12000049",
    body: "Social Security Scotland",
    help: [
      "Funeral Support Payment",
      "Pension Age Disability Payment",
      "Winter Heating Payment",
    ],
  },
  {
    place: "Belfast",
    council: "N09000003",
    body: "Land & Property Services",
    help: ["Rate Relief and Lone Pensioner Allowance"],
  },
])
  test(`in ${place} ${help.join(", ")} are to be asked for at ${body}`, () => {
    const others = runByOthers(catalogue, livingIn(council));
    assert.deepEqual(
      others
        .filter(({ organisation }) => organisation.en === body)
        .map(({ name }) => name.en)
        .toSorted(),
      help,
    );
  });

test("what is offered in the nation by the same name is not named twice, and without an address nobody is named", () => {
  const names = runByOthers(catalogue, livingIn("S12000049")).map(
    ({ name }) => name.en,
  );
  assert.ok(!names.includes("Carer Support Payment"));
  assert.ok(!names.includes("60 and over bus pass"));
  assert.deepEqual(runByOthers(catalogue, livingIn("E08000035")), []);
  assert.deepEqual(runByOthers(catalogue, new Map()), []);
});
