import assert from "node:assert/strict";
import { test } from "node:test";
import { loadPack } from "#catalogue";
import { whyRefused } from "./questions.ts";
import { known } from "./testing/small-town.ts";

const loaded = await loadPack("packs/uk");
assert.equal(loaded.kind, "ok");
const catalogue = loaded.value;

const refused = (facts: Parameters<typeof known>[0]) =>
  whyRefused(
    { catalogue, facts: known(facts), asOf: "2026-11-30" },
    "pension.startDate",
    "2026-09-01",
  );

test("a State Pension that would start too early is refused with the earliest day", () => {
  const why = refused({ "person.dateOfBirth": "1960-06-10" });
  assert.match(why?.en ?? "", /cannot start before 10 September 2026\. Enter/);
  assert.match(why?.cy ?? "", /cyn 10 Medi 2026\. Rhowch/);
});

test("a day that is late enough is not refused", () =>
  assert.equal(refused({ "person.dateOfBirth": "1955-06-10" }), undefined));
