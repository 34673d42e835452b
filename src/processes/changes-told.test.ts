import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { openWholeSite } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

const home = (line1: string) => ({
  line1,
  town: "Bristol",
  postcode: "QA10 1AA",
  council: "E06000023",
});

async function resident() {
  const customer = newId();
  const facts = {
    "person.name": "Rose Carehomeword",
    "person.dateOfBirth": "1940-01-01",
    "person.nationalInsuranceNumber": "QQ123456A",
    "person.address": home("1 Made-up Road"),
    "person.benefits": ["state_pension", "pension_credit"],
    "person.inResidentialCare": false,
    "household.hasPartner": false,
    "household.livesAlone": true,
  };
  await site.run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts: Object.entries(facts).map(([concept, value]) => ({
        concept,
        value,
      })),
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-11-01T09:00:00Z"),
      today: "2026-11-01",
    });
  });
  return signedIn(site, { customer });
}

const estimates = (text: string): readonly string[] =>
  [
    ...text.matchAll(
      /<h3[^>]*>([^<]*)<\/h3>\s*<p[^>]*>\s*(This (?:would change|would stop|may change)[\s\S]*?)<\/p>/g,
    ),
  ].map(([, service = "", change = ""]) =>
    `${service}: ${change.replace(/<[^>]*>/g, "")}`.replace(/\s+/g, " ").trim(),
  );

test("what we estimate to change for whoever tells stands on what was told as on the page before, and goes when it is taken back", async () => {
  const person = await resident();
  const begin = await person.open("/tell/hospital-or-care");
  const first = await person.send(begin, { registers: "no" });
  const preview = await person.answerAll(first, {
    "person.pensions": [],
    "care.place": "care-home",
    "care.dateIn": "2026-11-30",
    "care.expectedStay": "for-good",
    "care.newAddress": home("Lagan House"),
    "care.whoPays": "council",
    "person.councilServices": [],
    "person.documents": [],
  });
  const said = estimates(preview.text);
  assert.ok(said.length > 0, "something changes");
  const told = await person.send(preview, { do: "confirm" });
  const page = await person.open(told.path);
  assert.deepEqual(estimates(page.text), said);
  const undo = await person.open(`${told.path}/withdraw`);
  await person.send(undo, { reason: "mistake" });
  assert.deepEqual(estimates((await person.open(told.path)).text), []);
});
