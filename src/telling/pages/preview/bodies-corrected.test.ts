import assert from "node:assert/strict";
import { test } from "node:test";
import { loadPack } from "#catalogue";
import { bodiesCorrected } from "./bodies-corrected.ts";
import type { Shown } from "./preview-page.ts";

const loaded = await loadPack("packs/uk");
assert.equal(loaded.kind, "ok");
const catalogue = loaded.value;
const asked = [...catalogue.flows.values()].filter(
  ({ isSent, narrowed, event }) =>
    isSent && narrowed?.choice === true && event !== "claim",
);

test("some bodies are told only when they are asked for", () =>
  assert.notEqual(asked.length, 0));

for (const flow of asked)
  test(`${flow.id} shows in a correction what it would be told before it can be asked for`, () => {
    const organisation = catalogue.organisations.get(
      Object.values(flow.organisation)[0] ?? "",
    ) ?? { id: "council:E06000023", name: { en: "Council", cy: "Cyngor" } };
    const body = {
      flow,
      organisation,
      fields: { "person.name": "Pat Sample" },
      optedOut: true,
    };
    const shown = {
      request: { locale: "en", visitor: { kind: "anonymous" } },
      telling: {
        catalogue,
        facts: new Map(),
        journey: { corrects: "JN-TEST-TEST" },
      },
      sight: { hidesAddresses: false },
      preview: { consequences: { bodies: [body] } },
    } as unknown as Shown;
    const page = bodiesCorrected(shown, {
      reference: "JN-TEST-TEST",
      changed: [],
      bodies: [{ kind: "opted-out", body: body as never }],
    }).toString();
    assert.match(page, new RegExp(`value="${flow.id}"`));
    assert.match(page, /Exactly what they get/);
    assert.match(page, /Pat Sample/);
  });
