import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { formatPackError, loadPack } from "#catalogue";
import type { Fact, FactValue } from "#decisions";
import { consequencesOf } from "#notices";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;
const care = catalogue.lifeEvents.get("hospital-or-care") ?? assert.fail();
const known = (value: FactValue): Fact => ({ kind: "known", value });

for (const { stay, occupants, isTold } of [
  { stay: "for-good", occupants: known("nobody"), isTold: true },
  { stay: "up-to-a-year", occupants: known("nobody"), isTold: true },
  { stay: "for-good", occupants: { kind: "none" }, isTold: true },
  { stay: "for-good", occupants: undefined, isTold: true },
  { stay: "for-good", occupants: known("one-adult"), isTold: false },
  { stay: "for-good", occupants: known("more-adults"), isTold: false },
  { stay: "under-4-weeks", occupants: undefined, isTold: false },
] as const)
  test(`who goes ${stay} and leaves ${occupants?.kind === "known" ? String(occupants.value) : (occupants?.kind ?? "nothing said")} ${isTold ? "is" : "is not"} to tell anybody that the home is empty`, () => {
    const { elsewhere } = consequencesOf(catalogue, care, {
      facts: new Map<string, Fact>([
        ["care.expectedStay", known(stay)],
        ...(occupants ? [["care.homeOccupants", occupants] as const] : []),
      ]),
      asOf: "2026-11-30",
      optOuts: new Set(),
      addressHidden: false,
    });
    const empty = elsewhere.filter(({ what }) => /empty/.test(what.en));
    assert.equal(empty.length, isTold ? 2 : 0);
  });
