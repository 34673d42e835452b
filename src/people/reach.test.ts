import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "#kernel";
import type { TestDatabase, Tx } from "#postgres";
import { testDatabase } from "#postgres";
import {
  bankAccountConcept,
  confirmBankAccountChange,
  requestBankAccountChange,
} from "./bank-account-change.ts";
import { makeCustomer } from "./customers.ts";
import type { FactSource } from "./fact-book.ts";
import { knownValue } from "./fact-book.ts";
import { findFacts } from "./queries/find-facts.ts";
import { findWaitingWays, findWays } from "./reach.ts";
import type { NewFact } from "./record-facts.ts";
import { recordFacts } from "./record-facts.ts";
import { undoNewWays } from "./undo-new-ways.ts";

let store: TestDatabase;
before(async () => {
  store = await testDatabase();
});
after(() => store.drop());

const reach = new Map([
  ["contact.phone", "phone"],
  ["contact.email", "email"],
  ["person.address", "address"],
  ["person.name", "name"],
  ["needs.communication", "preference"],
] as const);
const told: FactSource = { kind: "told", by: "self" };
/** Morning of a day in December 2026. */
const on = (day: number): Date => new Date(Date.UTC(2026, 11, day, 10));
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const run = <T>(work: (tx: Tx) => Promise<T>) =>
  store.db.transaction({ kind: "process", name: "test" }, work);

const phone = (value: string | null): NewFact => ({
  concept: "contact.phone",
  value,
});
const address = (line1: string): NewFact => ({
  concept: "person.address",
  value: { line1, town: "Bristol", postcode: "BS1 1AA", council: "E06000023" },
});

/** Somebody of whom all this was told long ago. */
async function somebody(...facts: readonly NewFact[]): Promise<string> {
  const customer = newId();
  await run((tx) => makeCustomer(tx, { id: customer }));
  await record(customer, new Date("2026-01-05T10:00:00Z"), facts);
  await run((tx) =>
    tx.query("delete from people.message where customer_id = $1", [customer]),
  );
  return customer;
}

const record = (
  customer: string,
  at: Date,
  facts: readonly NewFact[],
  source: FactSource = told,
) =>
  run((tx) =>
    recordFacts(tx, { customer, facts, source, reach, at, today: dayOf(at) }),
  );

const waysOn = async (customer: string, day: number) =>
  (await run((tx) => findWays(tx, customer, reach, on(day)))).addresses.map(
    ({ to }) => to,
  );

const sent = (customer: string) =>
  run((tx) =>
    tx.query<{ to: string; kind: string; body: string }>(
      `select sent_to as "to", kind, body from people.message where customer_id = $1 order by written_at, sent_to`,
      [customer],
    ),
  );
const alerted = async (customer: string) =>
  (await sent(customer))
    .filter(({ kind }) => kind === "reach-alert")
    .map(({ to }) => to);

const askForAccount = (customer: string, day: number) =>
  run((tx) =>
    requestBankAccountChange(tx, {
      customer,
      concept: bankAccountConcept,
      account: { name: "A", sortCode: "010203", accountNumber: "12345678" },
      reach,
      at: on(day),
      today: dayOf(on(day)),
    }),
  );
const codesTo = async (customer: string) =>
  (await sent(customer))
    .filter(({ kind }) => kind === "bank-account-code")
    .map(({ to }) => to);

const [a, b, c] = ["07700 900001", "07700 900002", "07700 900003"];

for (const { way, before: old, after: fresh, changed } of [
  { way: "phone number", before: a, after: b, changed: phone(b) },
  {
    way: "e-mail address",
    before: "old@example.org",
    after: "new@example.org",
    changed: { concept: "contact.email", value: "new@example.org" },
  },
  {
    way: "address",
    before: "1 Old Road\nBristol\nBS1 1AA",
    after: "2 New Road\nBristol\nBS1 1AA",
    changed: address("2 New Road"),
  },
])
  test(`a new ${way} is told to the old one, and receives nothing for seven days`, async () => {
    const { concept } = changed;
    const value =
      concept === "person.address" ? address("1 Old Road").value : old;
    const customer = await somebody({ concept, value });
    await record(customer, on(1), [changed]);
    assert.deepEqual(await alerted(customer), [old]);
    assert.deepEqual(await waysOn(customer, 7), [old]);
    await askForAccount(customer, 2);
    assert.deepEqual(await codesTo(customer), [old]);
    assert.deepEqual(await waysOn(customer, 9), [fresh]);
  });

test("the fact itself holds at once, whatever it is used for", async () => {
  const customer = await somebody(phone(a));
  await record(customer, on(1), [phone(b)]);
  const book = await run((tx) => findFacts(tx, customer, "2026-12-01"));
  assert.equal(knownValue(book, "contact.phone"), b);
});

test("a move that lies ahead leaves the letters where they go until its day", async () => {
  const customer = await somebody(address("1 Old Road"));
  const notice = {
    kind: "notice",
    notice: newId(),
    event: "moving-house",
  } as const;
  await record(
    customer,
    on(1),
    [{ ...address("2 New Road"), from: "2026-12-20" }],
    notice,
  );
  const [old, fresh] = ["1 Old Road", "2 New Road"].map(
    (line) => `${line}\nBristol\nBS1 1AA`,
  );
  assert.deepEqual(await alerted(customer), [old]);
  assert.deepEqual(await waysOn(customer, 15), [old]);
  assert.deepEqual(await waysOn(customer, 21), [fresh]);
});

test("a move told on its day still waits", async () => {
  const customer = await somebody(address("1 Old Road"));
  await record(customer, on(1), [
    { ...address("2 New Road"), from: "2026-12-01" },
  ]);
  assert.match((await waysOn(customer, 5))[0]!, /1 Old Road/);
  assert.match((await waysOn(customer, 9))[0]!, /2 New Road/);
});

test("of two changes in a row both are told to the way that stands, and the one between never counts", async () => {
  const customer = await somebody(phone(a));
  await record(customer, on(1), [phone(b)]);
  await record(customer, on(4), [phone(c)]);
  assert.deepEqual(await alerted(customer), [a, a]);
  for (const day of [2, 5, 8, 9, 10])
    assert.deepEqual(await waysOn(customer, day), [a], `day ${day}`);
  assert.deepEqual(await waysOn(customer, 12), [c]);
});

test("an undone change never counts, on no day", async () => {
  const customer = await somebody(phone(a), address("1 Old Road"));
  await record(customer, on(1), [phone(b)]);
  const undone = await run((tx) =>
    undoNewWays(tx, { customer, reach, source: told, at: on(3) }),
  );
  assert.equal(undone, 1);
  for (const day of [3, 7, 8, 9, 10, 11, 20])
    assert.equal((await waysOn(customer, day))[0], a, `day ${day}`);
  const book = await run((tx) => findFacts(tx, customer, "2026-12-20"));
  assert.equal(knownValue(book, "contact.phone"), a);
  assert.deepEqual(
    await run((tx) => findWaitingWays(tx, customer, reach, on(3))),
    [],
  );
});

test("what was undone is told as undone, and a new name is nowhere to send to", async () => {
  const customer = await somebody(phone(a));
  await record(customer, on(1), [phone(b)]);
  await record(customer, on(2), [{ concept: "person.name", value: "Ann Lee" }]);
  await run((tx) =>
    undoNewWays(tx, { customer, reach, source: told, at: on(3) }),
  );
  const heard = (await sent(customer)).filter(
    ({ kind }) => kind === "reach-alert",
  );
  assert.deepEqual(
    heard.map(({ body }) => /We send nothing there/.test(body)),
    [true, false, false],
  );
  assert.match(
    heard[1]?.body ?? "",
    /your name\. For 7 days we write .* as before/,
  );
  assert.match(heard[2]?.body ?? "", /was undone\. What stood before stands/);
});

test("who wants no letters gets texts where there is a mobile number, and letters for what must come to light alone", async () => {
  const needs = { concept: "needs.communication", value: ["phone-only"] };
  const customer = await somebody(phone(a), address("1 Old Road"), needs);
  assert.deepEqual(await waysOn(customer, 1), [a]);
  await record(customer, on(1), [phone(b)]);
  assert.equal((await alerted(customer)).length, 2);
  const none = await somebody(phone(null), address("1 Old Road"), needs);
  assert.match((await waysOn(none, 1))[0]!, /1 Old Road/);
});

test("an undone move gives back the address, before its day and after", async () => {
  const customer = await somebody(address("1 Old Road"));
  await record(customer, on(1), [
    { ...address("2 New Road"), from: "2026-12-20" },
  ]);
  await run((tx) =>
    undoNewWays(tx, { customer, reach, source: told, at: on(2) }),
  );
  for (const day of [2, 9, 20, 30])
    assert.match((await waysOn(customer, day))[0]!, /1 Old Road/);
  const book = await run((tx) => findFacts(tx, customer, "2026-12-25"));
  assert.deepEqual(
    knownValue(book, "person.address"),
    address("1 Old Road").value,
  );
});

for (const { moves, from } of [
  { moves: "2026-12-04", from: "2026-12-08T10:00:00.000Z" },
  { moves: "2026-12-20", from: "2026-12-20T00:00:00.000Z" },
])
  test(`a new home from ${moves}, told on 1 December, waits until ${from}`, async () => {
    const customer = await somebody(address("1 Old Road"));
    await record(customer, on(1), [{ ...address("2 New Road"), from: moves }]);
    const last = new Date(Date.parse(from) - 1);
    const [waiting, ...others] = await run((tx) =>
      findWaitingWays(tx, customer, reach, last),
    );
    assert.deepEqual(others, []);
    assert.equal(waiting?.standsAt.toISOString(), from);
    const ways = (at: Date) => run((tx) => findWays(tx, customer, reach, at));
    assert.match((await ways(last)).addresses[0]!.to, /1 Old Road/);
    const after = new Date(from);
    assert.match((await ways(after)).addresses[0]!.to, /2 New Road/);
    assert.deepEqual(
      await run((tx) => findWaitingWays(tx, customer, reach, after)),
      [],
    );
  });

test("a first phone number is told by letter to the address that is held, and waits", async () => {
  const customer = await somebody(address("1 Old Road"));
  await record(customer, on(1), [phone(b)]);
  assert.match((await alerted(customer))[0]!, /1 Old Road/);
  await askForAccount(customer, 2);
  assert.match((await codesTo(customer))[0]!, /1 Old Road/);
});

test("where nothing at all was held no code is sent, and staff must make sure who it is", async () => {
  const customer = await somebody();
  await record(customer, on(1), [phone(b)]);
  assert.deepEqual(await askForAccount(customer, 2), {
    kind: "failure",
    error: "unreachable",
  });
  assert.deepEqual(await sent(customer), []);
});

test("what a register holds of somebody nobody knew stands at once", async () => {
  const customer = await somebody();
  await record(customer, on(1), [address("1 Old Road")], {
    kind: "register",
    organisation: "dwp",
  });
  await record(customer, on(1), [address("2 New Road")]);
  assert.match((await waysOn(customer, 2))[0]!, /1 Old Road/);
});

test("a number taken away still hears of it", async () => {
  const customer = await somebody(phone(a), address("1 Old Road"));
  await record(customer, on(1), [phone(null)]);
  assert.ok((await alerted(customer)).includes(a));
  assert.equal((await waysOn(customer, 5))[0], a);
  assert.equal((await waysOn(customer, 9)).length, 1);
});

test("whoever makes it letters only does not silence the phone at once", async () => {
  const customer = await somebody(phone(a), address("1 Old Road"));
  await record(customer, on(1), [
    { concept: "needs.communication", value: ["post-only"] },
  ]);
  assert.ok((await alerted(customer)).includes(a));
  assert.equal((await waysOn(customer, 5))[0], a);
  assert.equal((await waysOn(customer, 9)).length, 1);
});

test("the same number told again alerts nobody", async () => {
  const customer = await somebody(phone(a));
  await record(customer, on(1), [phone(a)]);
  assert.deepEqual(await sent(customer), []);
});

test("a code that went to the old phone confirms the account after the number was changed", async () => {
  const customer = await somebody(phone(a));
  await askForAccount(customer, 1);
  await record(customer, on(1), [phone(b)]);
  const [message] = (await sent(customer)).filter(
    ({ kind }) => kind === "bank-account-code",
  );
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(message?.body ?? "")?.[0] ?? "";
  assert.equal(message?.to, a);
  const confirmed = await run((tx) =>
    confirmBankAccountChange(tx, {
      customer,
      code,
      at: on(2),
      today: "2026-12-02",
    }),
  );
  assert.equal(confirmed.kind, "ok");
});

test("an alert says what changed and what to do, and never the new way", async () => {
  const customer = await somebody(phone(a));
  await record(customer, on(1), [phone(b)]);
  const [message] = await sent(customer);
  assert.match(
    message!.body,
    /your phone number.*open “How we reach you” and undo it\./,
  );
  assert.doesNotMatch(message!.body, /900002/);
});
