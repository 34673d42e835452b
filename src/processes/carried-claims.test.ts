import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "#kernel";
import { findNotice, withdrawNotice } from "#notices";
import { makeCustomer, recordFacts } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

/** Claims that go on from a death, once that is taken back, put right, or another’s. */
const site = await openWholeSite(newId(), undefined, {
  "deceased.nationalInsuranceNumber": "QQ123456C",
});
after(() => site.stop());

const service = "bereavement-support-payment";
const address = {
  line1: "5 Own Street",
  town: "Bristol",
  postcode: "QA58 1QQ",
  council: "E06000023",
};
const asWidow = {
  ...answers,
  "person.relationshipToDeceased": "spouse-or-civil-partner",
  "person.address": address,
  "contact.phone": "07700900111",
};
const held = {
  "person.name": "Olive Firstword",
  "person.dateOfBirth": "1984-03-03",
  "person.nationalInsuranceNumber": "QQ999999A",
  "household.country": "england",
  "household.hasPartner": true,
  "person.bankAccount": {
    accountName: "O Firstword",
    sortCode: "123456",
    accountNumber: "12345678",
  },
};
const forClaim = {
  "deceased.paidEnoughNationalInsurance": true,
  "person.entitledToChildBenefit": false,
  "person.pregnantAtDeath": false,
  "bereavementSupport.claimDate": "2026-11-30",
  "person.benefits": [],
};

async function customerWith(facts: Readonly<Record<string, unknown>>) {
  const customer = newId();
  await site.run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts: Object.entries(facts).map(([concept, value]) => ({
        concept,
        value: value as string,
      })),
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-11-30T09:00:00Z"),
      today: "2026-11-30",
    });
  });
  return customer;
}

async function toldByGuest(said: Readonly<Record<string, unknown>> = {}) {
  const guest = new Person(site);
  const preview = await guest.tellDeath({ ...asWidow, ...said });
  return { guest, told: await guest.confirm(preview) };
}

/** Told without an account, then claimed by whoever signs in there. */
async function claimAfterGuest(
  facts: Readonly<Record<string, unknown>> = held,
  said: Readonly<Record<string, unknown>> = {},
) {
  const { guest, told } = await toldByGuest(said);
  const customer = await customerWith(facts);
  const person = await signedIn(site, { customer, after: guest });
  const first = await person.send(await person.open("/apply"), { service });
  return { guest, told, customer, person, first };
}

/** Told signed in, and gone straight on. */
async function claimStraightOn() {
  const customer = await customerWith({ ...held, "person.address": address });
  const person = await signedIn(site, { customer });
  const told = await person.confirm(await person.tellDeath(asWidow));
  const choose = await person.open(`${told.path}/claim`);
  const first = await person.send(choose, { service });
  return { guest: person, told, customer, person, first };
}

type Draft = {
  readonly id: string;
  readonly found: Readonly<Record<string, { readonly value: unknown }>>;
  readonly answers: Readonly<Record<string, { readonly value: unknown }>>;
};
async function draftOf(customer: string): Promise<Draft> {
  const [row] = await site.run((tx) =>
    tx.query<Draft>(
      "select id, found, answers from telling.journey where customer = $1 and event = 'claim' and reference is null",
      [customer],
    ),
  );
  return row ?? assert.fail("no claim was begun");
}
const claimsSent = (customer: string) =>
  site.run((tx) =>
    tx.query(
      "select d.id from delivery.delivery d join notices.consequence c on c.delivery = d.id join notices.notice n on n.id = c.notice where n.customer = $1 and d.flow like 'claim--%'",
      [customer],
    ),
  );
const confirms = (
  person: Person,
  page: { readonly path: string; readonly text: string },
) => person.send(page, { do: "confirm", claim: service });
const cutOff =
  /It was taken back, or now says that somebody else told it, so nothing of it is in this claim/;
const knowsOfDeath = /Arthur Hill|QQ ?12 ?34 ?56 ?C|17 November 2026/;

for (const [how, begin] of [
  ["without an account", () => claimAfterGuest()],
  ["signed in", claimStraightOn],
] as const) {
  test(`a claim from a death told ${how} is not sent once that was taken back`, async () => {
    const { guest, told, customer, person, first } = await begin();
    const page = await person.answerAll(first, forClaim);
    assert.match(page.text, /value="bereavement-support-payment"/);
    const undo = await guest.open(`${told.path}/withdraw`);
    await guest.send(undo, { reason: "alive" });
    const refused = await confirms(person, page);
    assert.match(refused.text, /Nothing was sent/);
    assert.match(refused.text, /What you told before this claim/i);
    assert.match(refused.text, cutOff);
    assert.deepEqual(await claimsSent(customer), []);
    const { id } = await draftOf(customer);
    const again = await person.open(`/telling/${id}/preview`);
    assert.doesNotMatch(again.text, knowsOfDeath);
    const draft = await draftOf(customer);
    assert.deepEqual([draft.found, draft.answers], [{}, {}]);
    await confirms(person, again);
    assert.deepEqual(await claimsSent(customer), []);
  });

  test(`a claim from a death told ${how} goes out while that stands`, async () => {
    const { customer, person, first } = await begin();
    const page = await person.answerAll(first, forClaim);
    const done = await confirms(person, page);
    assert.match(
      done.path,
      /^\/told\//,
      done.text.match(/error-summary[^]{0,500}/)?.[0],
    );
    assert.equal((await claimsSent(customer)).length, 1);
  });
}

test("a death that is taken back while its claim is being confirmed is not claimed from", async () => {
  const { told, customer, person, first } = await claimStraightOn();
  const page = await person.answerAll(first, forClaim);
  const reference = told.path.split("/")[2] ?? "";
  let confirming: ReturnType<typeof confirms> | undefined;
  await site.run(async (tx) => {
    const notice = await findNotice(tx, reference);
    await withdrawNotice(tx, notice ?? assert.fail(reference), {
      token: newId(),
      reason: "mistake",
      capacity: "self",
      channel: "digital",
      customer,
    });
    let isDone = false;
    confirming = confirms(person, page).finally(() => (isDone = true));
    for (let waits = false; !waits && !isDone; await sleep(20)) {
      const [row] = await site.run((other) =>
        other.query<{ waits: boolean }>(
          "select exists (select from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory' and not l.granted) as waits",
        ),
      );
      waits = row?.waits ?? false;
    }
  });
  assert.match((await confirming)?.text ?? "", /Nothing was sent/);
  assert.deepEqual(await claimsSent(customer), []);
});

test("a claim carries what a correction of the death says, and nothing of what was said before", async () => {
  const { guest, told, customer, person, first } = await claimAfterGuest();
  const page = await person.answerAll(first, forClaim);
  const correcting = await guest.open(`${told.path}/correct`);
  const fixing = correcting.path.replace(/\/correct$/, "");
  const concept = "person.relationshipToDeceased";
  const question = await guest.open(`${fixing}/question/${concept}`);
  await guest.send(question, { answer: "child" });
  await guest.confirm(await guest.open(`${fixing}/preview`));
  const refused = await confirms(person, page);
  assert.match(refused.text, /Nothing was sent/);
  assert.deepEqual(await claimsSent(customer), []);
  await person.open(`/telling/${(await draftOf(customer)).id}`);
  const { found } = await draftOf(customer);
  assert.equal(found[concept]?.value, "child");
  assert.equal(found["person.maritalStatus"], undefined);
  assert.equal(found["latePartner.dateOfBirth"], undefined);
  assert.equal(found["deceased.name"]?.value, "Arthur Hill");
});

test("a second telling’s facts take the place of the first’s in a claim, with the answers that rested on it", async () => {
  const { guest, told, customer, person, first } = await claimAfterGuest();
  await person.answerAll(first, forClaim);
  const undo = await guest.open(`${told.path}/withdraw`);
  await guest.send(undo, { reason: "mistake" });
  const second = await toldByGuest({
    "person.relationshipToDeceased": "child",
  });
  const two = await signedIn(site, { customer, after: second.guest });
  const apply = await two.open("/apply");
  const [, offered = ""] =
    /name="service"[^>]*value="([^"]+)"/.exec(apply.text) ?? [];
  await two.send(apply, { service: offered });
  const draft = await draftOf(customer);
  assert.equal(draft.found["person.relationshipToDeceased"]?.value, "child");
  for (const name of ["person.maritalStatus", "latePartner.dateOfDeath"])
    assert.equal(draft.found[name], undefined, name);
  assert.equal(draft.answers["bereavementSupport.claimDate"], undefined);
});

for (const { who, facts } of [
  { who: "no name is held", facts: {} },
  {
    who: "another date of birth is held",
    facts: { ...held, "person.dateOfBirth": "1999-01-01" },
  },
  {
    who: "another address is held",
    facts: { ...held, "person.address": { ...address, line1: "99 Else Road" } },
  },
])
  test(`nothing told without an account goes into a claim of an account of which ${who}`, async () => {
    const { customer } = await claimAfterGuest(facts, {
      "person.dateOfBirth": "1984-03-03",
    });
    const { found, answers: given } = await draftOf(customer);
    assert.deepEqual(found, {});
    for (const name of ["person.name", "person.address", "contact.phone"])
      assert.equal(given[name], undefined, name);
  });

test("the account’s name counts where none is held, and who told it can be put right", async () => {
  const { "person.name": _, ...nameless } = held;
  const said = { "person.name": "A Person" };
  const { customer, person } = await claimAfterGuest(nameless, said);
  const { id, found, answers: given } = await draftOf(customer);
  assert.equal(found["deceased.name"]?.value, "Arthur Hill");
  for (const name of ["person.name", "person.address", "contact.phone"]) {
    assert.equal(found[name], undefined);
    assert.notEqual(given[name], undefined);
    const path = `/telling/${id}/question/${name}`;
    assert.equal((await person.open(path)).path, path);
  }
});

test("what only a register gave is not shown to whoever told without an account, neither in the claim nor in its correction", async () => {
  const { customer, person, first } = await claimAfterGuest();
  const page = await person.answerAll(first, forClaim);
  assert.match(page.text, /from the register/i);
  const unshown = /QQ ?12 ?34 ?56 ?C|1944|1 Made-up Road/;
  assert.doesNotMatch(page.text, unshown);
  const done = await confirms(person, page);
  assert.doesNotMatch(done.text, unshown);
  assert.equal((await claimsSent(customer)).length, 1);
  const correcting = await person.open(`${done.path}/correct`);
  assert.doesNotMatch(correcting.text, unshown);
  const fixing = correcting.path.replace(/\/correct$/, "/preview");
  assert.doesNotMatch((await person.open(fixing)).text, unshown);
});
