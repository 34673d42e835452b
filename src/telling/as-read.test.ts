import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { loadPack } from "#catalogue";
import type { Fact } from "#decisions";
import { asRead } from "./as-read.ts";

const loaded = await loadPack(
  fileURLToPath(new URL("../../packs/uk/", import.meta.url)),
);
assert.ok(loaded.kind === "ok");
const catalogue = loaded.value;
const event = catalogue.lifeEvents.get("moving-house") ?? assert.fail();
const at = (council: string): Fact => ({ kind: "known", value: { council } });

for (const { what, from, to, bills } of [
  {
    what: "from England to Northern Ireland",
    from: "E06000023",
    to: "N09000003",
    bills: ["Council Tax at the old home", "Rates at the new home"],
  },
  {
    what: "from Northern Ireland to England",
    from: "N09000003",
    to: "E06000023",
    bills: ["Rates at the old home", "Council Tax at the new home"],
  },
])
  test(`who moves ${what} reads of each home as its own nation says it`, () => {
    const { catalogue: read } = asRead(
      { catalogue, event },
      new Map([
        ["person.address", at(from)],
        ["move.newAddress", at(to)],
      ]),
    );
    assert.deepEqual(
      ["old", "new"].map(
        (home) =>
          read.flows.get(`moving-house--council--${home}-council-tax`)?.service
            .en,
      ),
      bills,
    );
  });
