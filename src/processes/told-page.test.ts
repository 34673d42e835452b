import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { FactValue } from "#decisions";
import { newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

const walter = newId();
const site = await openWholeSite(walter);
after(() => site.stop());

const bristol = {
  line1: "1 Made-up Road",
  town: "Bristol",
  postcode: "QA10 1AA",
  council: "E06000023",
};
const record = (
  customer: string,
  facts: Readonly<Record<string, FactValue>>,
  at = "2026-11-30T09:00:00Z",
) =>
  site.run((tx) =>
    recordFacts(tx, {
      customer,
      facts: Object.entries(facts).map(([concept, value]) => ({
        concept,
        value,
        from: "2026-01-01",
      })),
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date(at),
      today: "2026-11-30",
    }),
  );
async function known(
  facts: Readonly<Record<string, FactValue>> = {},
  customer = newId(),
): Promise<string> {
  await site.run((tx) => makeCustomer(tx, { id: customer }));
  await record(customer, { "person.name": "Olive Firstword", ...facts });
  return customer;
}
const asWidow = {
  ...answers,
  "person.relationshipToDeceased": "spouse-or-civil-partner",
  "person.address": bristol,
};
const takeBack = async (person: Person, path: string) =>
  person.send(await person.open(`${path}/withdraw`), { reason: "mistake" });
const survivors = /Survivor’s State Pension and Pension Credit/;
const ask = /Ask these whether you need to do anything/;

test("a widow’s page of what was told leads her to ask nobody whom it says was told", async () => {
  const customer = await known({
    "person.benefits": ["state_pension"],
    "person.maritalStatus": "married",
    "household.hasPartner": true,
  });
  const person = await signedIn(site, { customer });
  const told = await person.confirm(await person.tellDeath(asWidow));
  assert.match(told.text, survivors);
  assert.doesNotMatch(told.text, ask);
  await takeBack(person, told.path);
});

const claims = () =>
  site.run((tx) =>
    tx.query("select from notices.consequence where flow like 'claim--%'"),
  );

test("whoever tells without an account is offered no claim, and one that the form sends all the same is refused: nobody is told", async () => {
  const guest = new Person(site);
  const preview = await guest.tellDeath(asWidow);
  assert.doesNotMatch(preview.text, /name="claim"/);
  assert.match(preview.text, /We do not send a claim for somebody/);
  for (const claim of [
    "council-tax-reduction",
    "bereavement-support-payment",
  ]) {
    const seen = await guest.open(preview.path);
    const refused = await guest.send(seen, { do: "confirm", claim });
    assert.match(refused.text, /You cannot apply for anything here/);
  }
  assert.equal((await claims()).length, 0);
  const told = await guest.confirm(await guest.open(preview.path));
  assert.match(told.path, /^\/told\//);
  await takeBack(guest, told.path);
});

test("once he who lives took it back, whoever told it reads no answer about his money, and no link that they may not open", async () => {
  const guest = new Person(site);
  const first = await guest.confirm(await guest.tellDeath(answers));
  await site.deliver(() => ({
    status: 200,
    receipt: {
      id: newId(),
      status: "acted",
      decision: {
        outcome: "stopped",
        words: { en: "Its own decision.", cy: "Ei benderfyniad." },
        lastPaidOn: "2026-11-10",
        overpaidPence: 8459,
      },
    },
  }));
  const money = /Paid too much|84\.59|Last paid on|Its own decision/;
  assert.match((await guest.open(first.path)).text, money);
  const begun = await guest.open(`${first.path}/correct`);
  const journey = begun.path.replace(/\/correct$/, "");
  await guest.send(await guest.open(`${journey}/question/person.name`), {
    answer: "Olive Righted",
  });
  const second = await guest.confirm(await guest.open(`${journey}/preview`));
  assert.match(second.path, /^\/told\//);
  const himself = await signedIn(site, { customer: walter });
  const back = await himself.send(
    await himself.open(`${second.path}/withdraw`),
    { reason: "alive" },
  );
  assert.match(back.text, /You have taken it back/);
  for (const path of [first.path, second.path]) {
    const { text } = await guest.open(path);
    assert.doesNotMatch(text, money, path);
  }
  const { text } = await guest.open(second.path);
  assert.match(text, /This was taken back\./);
  for (const reader of [guest, himself])
    for (const path of [first.path, second.path, back.path]) {
      const page = await reader.ask("GET", path);
      for (const [, to = ""] of (page.status === 200 ? page.text : "").matchAll(
        /href="(\/told\/JN-[^"]+)"/g,
      ))
        assert.equal((await reader.ask("GET", to)).status, 200, to);
    }
});
