import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { FactValue } from "#decisions";
import { newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { openWholeSite } from "./testing/whole-site.ts";

const ann = newId();
const held: Readonly<Record<string, FactValue>> = {
  "person.dateOfBirth": "1944-03-01",
  "person.benefits": ["state_pension"],
  "person.address": {
    line1: "1 Made-up Road",
    town: "Bristol",
    postcode: "QA10 1AA",
    council: "E06000023",
  },
};
const site = await openWholeSite(newId());
await site.run(async (tx) => {
  await makeCustomer(tx, { id: ann });
  await recordFacts(tx, {
    customer: ann,
    facts: Object.entries(held).map(([concept, value]) => ({ concept, value })),
    source: { kind: "made-up" },
    reach: new Map(),
    at: new Date("2026-11-30T09:00:00Z"),
    today: "2026-11-30",
  });
});
after(() => site.stop());

const catalogue = site.catalogues.inForce();
const servicesIn = (text: string) =>
  [...text.matchAll(/<input[^>]*name="service"[^>]*value="([^"]+)"/g)].map(
    ([, id = ""]) => id,
  );

test("all that the home page says they may get can be found out at once, whether or not its claim can be sent", async () => {
  const her = await signedIn(site, { customer: ann });
  const home = await her.open("/");
  const may =
    home.text
      .replaceAll("&#39;", "'")
      .split("You may also get")[1]
      ?.split("</ul>")[0] ?? "";
  const names = [...may.matchAll(/<li>\s*([^<]+?)\s*</g)].map(
    ([, name]) => name,
  );
  assert.ok(names.length > 3, home.text.slice(0, 200));
  const apply = await her.open("/apply");
  const offered = servicesIn(apply.text).map(
    (id) => catalogue.services.get(id)?.name.en,
  );
  assert.deepEqual(
    names.filter((name) => !offered.includes(name)),
    [],
  );
});
