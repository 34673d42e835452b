import assert from "node:assert/strict";
import { after, test } from "node:test";
import { recordMandate } from "#access";
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

for (const { benefits, asked } of [
  { benefits: ["state_pension"], asked: false },
  { benefits: [], asked: true },
])
  test(`a widow whom a body ${asked ? "does not pay, as far as was known, is" : "pays and that was told is not"} led to ask it, whatever is known of her since`, async () => {
    const customer = await known({
      "person.benefits": benefits,
      "person.maritalStatus": "married",
      "household.hasPartner": true,
    });
    const person = await signedIn(site, { customer });
    const preview = await person.tellDeath(asWidow);
    assert.equal(ask.test(preview.text), asked);
    const told = await person.confirm(preview);
    assert.equal(ask.test(told.text), asked, "just after");
    await record(
      customer,
      { "person.benefits": asked ? ["state_pension"] : [] },
      new Date(Date.now() + 60_000).toISOString(),
    );
    const later = await person.open(told.path);
    assert.equal(ask.test(later.text), asked, "and later");
    assert.match(later.text, survivors);
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

test("home has one line of one death: the reader’s own telling of it, else another that stands", async () => {
  const teller = await signedIn(site, { customer: await known() });
  const first = await teller.confirm(await teller.tellDeath(answers));
  const holder = await known();
  const mandate = await site.run((tx) =>
    recordMandate(tx, {
      giver: { id: walter, name: "Arthur Hill" },
      holder: { id: holder, name: "Olive Firstword" },
      capacity: "executor",
      events: [],
      from: "2026-01-01",
      evidence: { kind: "test" },
      madeBy: "test",
      at: new Date("2026-11-01T10:00:00Z"),
    }),
  );
  const executor = await signedIn(site, { customer: holder, mandate });
  const lines = async () => {
    const { text } = await executor.open("/");
    return text.match(/Someone has died\s*\(JN-[^)]*\)/g) ?? [];
  };
  assert.equal((await lines()).length, 1);
  const own = await executor.confirm(await executor.tellDeath(answers));
  const [line = "", ...more] = await lines();
  assert.deepEqual(more, []);
  assert.ok(line.includes(own.path.split("/")[2] ?? "?"), line);
  for (const [person, { path }] of [
    [executor, own],
    [teller, first],
  ] as const)
    await takeBack(person, path);
});

test("a refusal told again unchanged says on each page that it is sent again", async () => {
  const person = new Person(site);
  const told = await person.confirm(await person.tellDeath(answers));
  await site.deliver(() => ({
    status: 200,
    receipt: {
      id: newId(),
      status: "refused",
      reason: { en: "Its own reason.", cy: "Ei reswm." },
    },
  }));
  const preview = await person.tellDeath(answers);
  assert.match(preview.text, /Check before you send it again/);
  assert.match(preview.text, /No answer is changed/);
  assert.match(preview.text, /Confirm and send it again/);
  assert.doesNotMatch(preview.text, /What you put right/);
  const choices = preview.text.indexOf("Whom you can choose to tell");
  const boxes = preview.text.search(/name="opt(Out|In)"/);
  assert.equal(choices >= 0 && choices < boxes, boxes >= 0);
  const again = await person.confirm(preview);
  assert.match(again.text, /It was sent again/);
  assert.doesNotMatch(again.text, /You have put it right/);
  assert.match(
    (await person.open(told.path)).text,
    /This was told again since/,
  );
  await takeBack(person, again.path);
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

for (const { born, has } of [
  { born: "1975-03-02", has: "nothing else to claim" },
  {
    born: "1948-03-02",
    has: "a bus pass to claim, which has nothing to do with it",
  },
])
  test(`a new account that no payment goes to is not confirmed, whatever the form sends, by somebody with ${has}: nobody is sent a code`, async () => {
    const customer = await known({
      "person.dateOfBirth": born,
      "person.nationalInsuranceNumber": "QQ123456A",
      "person.address": bristol,
      "contact.phone": "07700 900182",
    });
    const person = await signedIn(site, { customer });
    const begin = await person.open("/tell/change-of-bank-account");
    const preview = await person.answerAll(
      await person.send(begin, { registers: "no" }),
      {
        "bank.newAccount": {
          accountName: "Olive Firstword",
          sortCode: "010203",
          accountNumber: "12345678",
        },
        "bank.from": "2026-12-01",
        "bank.payments": [],
      },
    );
    assert.match(preview.text, /There is nothing to confirm/);
    assert.match(preview.text, /Leave without telling/);
    assert.doesNotMatch(preview.text, /value="confirm"|bus pass/i);
    const refused = await person.confirm(preview);
    assert.match(refused.text, /You have chosen nobody to tell/);
    const sent = await site.run((tx) =>
      tx.query("select from people.message where customer_id = $1", [customer]),
    );
    assert.deepEqual(sent, []);
  });
