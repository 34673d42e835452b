import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

/** Olive, 62, whose husband died. */
const facts = {
  "person.name": "Olive Firstword",
  "person.dateOfBirth": "1964-03-03",
  "person.maritalStatus": "married",
  "person.benefits": [],
  "household.hasPartner": true,
  "household.country": "england",
  "person.address": {
    line1: "1 Made-up Road",
    town: "Bristol",
    postcode: "QA10 1AA",
    council: "E06000023",
  },
};
const asWidow = {
  ...answers,
  "person.relationshipToDeceased": "spouse-or-civil-partner",
};

const olive = async () => {
  const customer = newId();
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
      at: new Date("2026-11-30T09:00:00Z"),
      today: "2026-11-30",
    });
  });
  return { customer, person: await signedIn(site, { customer }) };
};

async function toldByWidow() {
  const { person, customer } = await olive();
  const preview = await person.tellDeath(asWidow);
  const told = await person.confirm(preview);
  assert.match(told.path, /^\/told\//);
  return { person, customer, preview, told };
}

test("a survivor’s claims go straight on from the death, with what was told of it", async () => {
  const { person, customer, preview, told } = await toldByWidow();
  assert.match(preview.text, /What you may be able to claim now/);
  assert.match(told.text, /What you may be able to claim now/);
  assert.match(told.text, /Bereavement Support Payment/);
  const choose = await person.open(`${told.path}/claim`);
  assert.match(choose.text, /value="bereavement-support-payment"/);
  const first = await person.send(choose, {
    service: "bereavement-support-payment",
  });
  assert.match(first.path, /^\/telling\/.*\/(question|preview)/);
  const [journey] = await site.run((tx) =>
    tx.query<{ name: string; status: string | null }>(
      `select found -> 'deceased.name' ->> 'value' as name, found ->> 'person.maritalStatus' as status
       from telling.journey where customer = $1 and event = 'claim'`,
      [customer],
    ),
  );
  assert.deepEqual(journey, { name: "Arthur Hill", status: null });
});

test("what is claimed already, or is no longer told, is not offered again", async () => {
  const { person, told } = await toldByWidow();
  const withdrawal = await person.open(`${told.path}/withdraw`);
  await person.send(withdrawal, { reason: "mistake" });
  const after = await person.open(told.path);
  assert.doesNotMatch(after.text, /What you may be able to claim now/);
  const choose = await person.open(`${told.path}/claim`);
  assert.doesNotMatch(choose.text, /name="service"/);
});

test("nobody goes on from what somebody else told, and nobody without an account", async () => {
  const { told } = await toldByWidow();
  const { person: other } = await olive();
  assert.equal((await other.ask("GET", `${told.path}/claim`)).status, 404);
  const guest = new Person(site);
  const theirs = await guest.confirm(
    await guest.tellDeath({
      ...asWidow,
      "person.address": facts["person.address"],
    }),
  );
  assert.match(theirs.text, /Sign in to claim/);
  assert.equal((await guest.ask("GET", `${theirs.path}/claim`)).status, 404);
});

/** A widow who told without an account. */
async function toldByGuest(said: Readonly<Record<string, unknown>> = {}) {
  const guest = new Person(site);
  const told = await guest.confirm(
    await guest.tellDeath({
      ...asWidow,
      "person.address": facts["person.address"],
      "contact.phone": "07700900111",
      ...said,
    }),
  );
  return { guest, told };
}
/** What the claim of a customer knows before anything is asked. */
async function claimOf(person: Person, customer: string) {
  const choose = await person.open("/apply");
  assert.match(choose.text, /value="bereavement-support-payment"/);
  const first = await person.send(choose, {
    service: "bereavement-support-payment",
  });
  const [journey] = await site.run((tx) =>
    tx.query<{ found: Record<string, { value: unknown }> }>(
      "select found || answers as found from telling.journey where customer = $1 and event = 'claim'",
      [customer],
    ),
  );
  return { first, found: journey?.found ?? {} };
}
const signsIn = async (after: Person, name = facts["person.name"]) => {
  const customer = newId();
  await site.run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts: [
        { concept: "person.name", value: name },
        { concept: "household.hasPartner", value: true },
      ],
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-11-30T09:00:00Z"),
      today: "2026-11-30",
    });
  });
  return { customer, person: await signedIn(site, { customer, after }) };
};

test("whoever told without an account and signs in there and then claims with what they told, and what it made true", async () => {
  const { guest, told } = await toldByGuest();
  const link = /href="\/sign-in\?return=([^"]+)"[^>]*>\s*Sign in to claim/;
  assert.equal(decodeURIComponent(link.exec(told.text)?.[1] ?? ""), "/apply");
  const { person, customer } = await signsIn(guest);
  const { found, first } = await claimOf(person, customer);
  const known = Object.fromEntries(
    Object.entries(found).map(([name, { value }]) => [name, value]),
  );
  assert.equal(known["deceased.name"], "Arthur Hill");
  assert.equal(
    known["person.relationshipToDeceased"],
    "spouse-or-civil-partner",
  );
  assert.equal(known["household.hasPartner"], false);
  assert.equal(known["person.maritalStatus"], "widowed");
  assert.equal(known["contact.phone"], "07700900111");
  assert.match(first.path, /^\/telling\/.*\/(question|preview)/);
  assert.doesNotMatch(first.path, /deceased|relationship|hasPartner/i);
});

const carriesNothing = async (person: Person, customer: string) => {
  const { found } = await claimOf(person, customer);
  assert.deepEqual(found, {});
};

test("nothing told without an account reaches a claim in another browser, of another name, or once it was taken back", async () => {
  const { guest, told } = await toldByGuest();
  const { person, customer } = await olive();
  await carriesNothing(person, customer);
  const stranger = await signsIn(guest, "Mallory Otherword");
  await carriesNothing(stranger.person, stranger.customer);
  const thief = await signsIn(guest);
  thief.person.cookies.set("joinery-browser", "A".repeat(43));
  await carriesNothing(thief.person, thief.customer);
  const { text } = await thief.person.ask("GET", told.path);
  assert.doesNotMatch(text, /Arthur Hill|07700900111/);
  const teller = await signsIn(guest);
  assert.equal((await teller.person.ask("GET", told.path)).status, 404);
  await guest.send(await guest.open(`${told.path}/withdraw`), {
    reason: "mistake",
  });
  await carriesNothing(teller.person, teller.customer);
});

test("of two who told of one death without an account each claims with their own words alone", async () => {
  const first = await toldByGuest({ "contact.phone": "07700900222" });
  const second = await toldByGuest({ "contact.phone": "07700900333" });
  for (const [{ guest }, phone] of [
    [first, "07700900222"],
    [second, "07700900333"],
  ] as const) {
    const { person, customer } = await signsIn(guest);
    const { found } = await claimOf(person, customer);
    assert.equal(found["contact.phone"]?.value, phone);
  }
});

test("a page says that no payment changes only when that is worked out", async () => {
  const { preview } = await toldByWidow();
  assert.doesNotMatch(preview.text, /We know of no payment of yours/);
});
