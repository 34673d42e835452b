import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { FactValue } from "#decisions";
import { newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

const arthur = newId();
const site = await openWholeSite(arthur);
after(() => site.stop());

const asWidow = {
  ...answers,
  "person.relationshipToDeceased": "spouse-or-civil-partner",
  "person.address": {
    line1: "1 Made-up Road",
    town: "Bristol",
    postcode: "QA10 1AA",
  },
};
async function widow(more: Readonly<Record<string, FactValue>> = {}) {
  const customer = newId();
  const values: Readonly<Record<string, FactValue>> = {
    ...more,
    "person.name": "Olive Firstword",
    "person.maritalStatus": "married",
    "household.hasPartner": true,
  };
  await site.run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts: Object.entries(values).map(([concept, value]) => ({
        concept,
        value,
        from: "1970-05-02",
      })),
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-11-30T09:00:00Z"),
      today: "2026-11-30",
    });
  });
  return signedIn(site, { customer });
}
const tell = async (person: Person) =>
  person.confirm(await person.tellDeath(asWidow));
const withdrawals = () =>
  site.run((tx) =>
    tx.query("select from notices.notice where kind = 'withdrawn'"),
  );

test("what can be taken back is listed; the page to check says who hears and what is put back; the words after it are its own", async () => {
  const person = await widow();
  const told = await tell(person);
  const home = await person.open("/");
  assert.match(home.text, /href="\/told"/);
  const list = await person.open("/told");
  assert.match(list.text, new RegExp(`href="${told.path}/withdraw"`));
  assert.match(list.text, new RegExp(`href="${told.path}/correct"`));
  const check = await person.open(`${told.path}/withdraw`);
  assert.match(check.text, /Who hears that it is not so/);
  assert.match(check.text, /DVLA|Driver and Vehicle Licensing Agency/);
  assert.match(check.text, /What we put back about you/);
  assert.match(check.text, /Marital status: widowed|widowed/i);
  const back = await person.send(check, { reason: "mistake" });
  assert.match(back.text, /You have taken it back/);
  const after = await person.open("/told");
  assert.match(after.text, /Taken back/);
  assert.doesNotMatch(after.text, /\/withdraw"/);
});

test("an old tab takes nothing back a second time, and says that it was taken back", async () => {
  const person = new Person(site);
  const told = await tell(person);
  const check = await person.open(`${told.path}/withdraw`);
  const later = {
    ...check,
    text: check.text.replace(/(name="token" value=")[^"]*/, `$1${newId()}`),
  };
  await person.send(check, { reason: "mistake" });
  const before = (await withdrawals()).length;
  const again = await person.send(later, { reason: "mistake" });
  assert.match(again.text, /This was taken back\.|taken it back/);
  assert.equal((await withdrawals()).length, before);
});

test("nobody lists or takes back what another told", async () => {
  const told = await tell(new Person(site));
  const guest = new Person(site);
  const theirs = await tell(guest);
  for (const other of [await widow(), guest, new Person(site)]) {
    const page = await other.ask("GET", `${told.path}/withdraw`);
    assert.notEqual(page.status, 200);
    const list = await other.ask("GET", "/told");
    assert.ok(!list.text.includes(told.path));
  }
  const own = await guest.open("/told");
  assert.ok(own.text.includes(theirs.path));
});

test("somebody reported dead by mistake reads of themselves, and takes it back", async () => {
  const told = await tell(new Person(site));
  const himself = await signedIn(site, { customer: arthur });
  const home = await himself.open("/");
  assert.match(home.text, /You were reported to have died/);
  const track = await himself.open(told.path);
  assert.match(track.text, /You are alive: take it back/);
  const check = await himself.open(`${told.path}/withdraw`);
  assert.match(check.text, /Tell everyone that you are alive/);
  assert.match(check.text, /I am alive/);
  const back = await himself.send(check, { reason: "alive" });
  assert.match(back.text, /You have taken it back/);
  for (const { text } of [home, track, check, back])
    assert.doesNotMatch(text, /[Tt]his person is alive|Someone has died \(/);
});

test("a widow’s home knows from the death told when her partner died: a winter payment stays shared, one for younger widows is not offered; taken back, it no longer knows", async () => {
  const person = await widow({
    "person.dateOfBirth": "1948-03-02",
    "person.sex": "female",
    "person.benefits": ["state_pension"],
    "partner.benefits": [],
    "person.inResidentialCare": false,
    "person.address": {
      line1: "1 Made-up Road",
      town: "Bristol",
      postcode: "QA10 1AA",
      council: "E06000023",
    },
  });
  const toPay = "Winter fuel or heating payment this winter: not known yet";
  const wasThere = "Your partner was alive in the qualifying week in September";
  const noneDied = "No partner of yours has died since the qualifying week";
  const told = await tell(person);
  const home = (await person.open("/")).text;
  assert.ok(home.includes(wasThere));
  for (const untrue of [toPay, noneDied, "Bereavement Support Payment"])
    assert.ok(!home.includes(untrue), untrue);
  const check = await person.open(`${told.path}/withdraw`);
  await person.send(check, { reason: "mistake" });
  const after = (await person.open("/")).text;
  assert.ok(after.includes("Winter Fuel Payment"));
  assert.ok(!after.includes(wasThere));
});

test("what somebody says they have is known after every event that asks, so that a bus pass they hold is not offered", () => {
  const asking = [...site.catalogues.inForce().lifeEvents.values()].filter(
    ({ facts }) => facts.some(({ concept }) => concept === "person.documents"),
  );
  assert.ok(asking.length > 3);
  for (const { id, sets } of asking)
    assert.ok(
      sets.some(({ copies }) => copies === "person.documents"),
      id,
    );
});
