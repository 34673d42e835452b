import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { endMandate, recordMandate } from "#access";
import type { CustomerVisitor } from "#access";
import type { FactValue } from "#decisions";
import { registerFlows } from "#delivery";
import { fixedClock, newId } from "#kernel";
import type { Id } from "#kernel";
import {
  confirmBankAccountChange,
  findBankAccountChange,
  findFacts,
  knownValue,
  makeCustomer,
  recordFacts,
} from "#people";
import type { NewFact } from "#people";
import { inContext, testDatabase } from "#postgres";
import type { Context, TestDatabase, Tx } from "#postgres";
import { conceptsChanged, confirmTelling } from "./confirm-telling.ts";
import type { Answer, Journey } from "./journey.ts";
import { holdNewAccount } from "./new-account.ts";
import { openTelling } from "./open-telling.ts";
import { findJourney } from "./queries/find-journey.ts";
import { findOpenJourneys } from "./queries/find-open-journeys.ts";
import { saveAnswers } from "./queries/find-journey.ts";
import { startJourney } from "./queries/start-journey.ts";
import { newHome, oldHome, smallTown, today } from "./testing/small-town.ts";

const catalogue = smallTown();
const clock = fixedClock("2026-11-24T10:00:00Z");
const at = clock.now();
const catalogues = {
  inForce: () => catalogue,
  load: async () => catalogue,
};
const world = { catalogues, clock };
const process: Context = { kind: "process", name: "test" };
let store: TestDatabase;
before(async () => {
  store = await testDatabase();
  await inProcess((tx) => registerFlows(tx, catalogue.flows.values()));
});
after(() => store.drop());

const inProcess = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.db.transaction(process, work);
const as = <T>(
  customers: readonly Id[],
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  store.db.transaction({ kind: "customer", account: "a", customers }, work);

/** A person of whom a name, an address and a telephone are known. */
async function someone(more: readonly NewFact[] = []): Promise<Id> {
  const customer = newId();
  await inProcess(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts: [
        { concept: "person.name", value: "Ann Lee" },
        { concept: "person.address", value: oldHome },
        { concept: "contact.phone", value: "07700 900123" },
        ...more,
      ],
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-01-01T09:00:00Z"),
      today: "2026-01-01",
    });
  });
  return customer;
}

const answersOf = (
  values: Readonly<Record<string, FactValue>>,
): Readonly<Record<string, Answer>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { kind: "known", value },
    ]),
  );
const move = {
  "move.newAddress": newHome,
  "move.date": "2026-12-01",
  "move.rents": false,
};
const account = {
  name: "Ann Lee",
  sortCode: "30-94-30",
  accountNumber: "00733445",
};

async function begun(
  owner: Id,
  event: "moving" | "bank" | "claim",
  values: Readonly<Record<string, FactValue>>,
): Promise<Journey> {
  return as([owner], async (tx) => {
    const journey = await startJourney(tx, {
      event,
      owner: `customer:${owner}`,
      customer: owner,
      subject: owner,
      catalogue: catalogue.hash,
      channel: "digital",
      found: new Map(),
    });
    await saveAnswers(tx, journey.id, answersOf(values));
    return journey;
  });
}

const visitorOf = (
  customer: Id,
  actingFor?: CustomerVisitor["actingFor"],
): CustomerVisitor => ({
  kind: "customer",
  session: newId(),
  csrf: "c",
  account: newId(),
  name: "Ann Lee",
  level: "P2",
  customer,
  ...(actingFor ? { actingFor } : {}),
});
const confirmAs = (visitor: CustomerVisitor, owner: Id, journey: Id) =>
  as([visitor.customer, owner], async (tx) => {
    const telling = await openTelling(world, tx, journey);
    assert.ok(telling);
    return confirmTelling({ tx, telling, visitor, at });
  });
const deliveriesOf = (subject: Id) =>
  inProcess((tx) =>
    tx.query<{ organisation: string }>(
      "select organisation from delivery.delivery where subject = $1 order by organisation",
      [subject],
    ),
  );
const factOf = (owner: Id, concept: string, day: string = today) =>
  as([owner], (tx) => findFacts(tx, owner, day)).then((book) =>
    book.get(concept),
  );

test("confirming tells the bodies, sets the new facts from their day with the notice as source, and forgets the answers", async () => {
  const owner = await someone();
  const { id } = await begun(owner, "moving", move);
  const confirmed = await confirmAs(visitorOf(owner), owner, id);
  assert.equal(confirmed.kind, "ok");
  assert.deepEqual(
    (await deliveriesOf(owner)).map(({ organisation }) => organisation),
    ["council:E06000001", "council:E06000002"],
  );
  const [before, moved] = [
    await factOf(owner, "person.address", "2026-11-30"),
    await factOf(owner, "person.address", "2026-12-01"),
  ];
  assert.deepEqual(before?.fact, { kind: "known", value: oldHome });
  assert.deepEqual(moved?.fact, { kind: "known", value: newHome });
  assert.deepEqual(moved?.source, {
    kind: "notice",
    notice: confirmed.value.notice,
    event: "moving",
  });
  const closed = await as([owner], (tx) => findJourney(tx, id));
  assert.equal(closed?.reference, confirmed.value.reference);
  assert.equal(closed?.answers.size, 0);
  assert.deepEqual(await as([owner], (tx) => findOpenJourneys(tx, owner)), []);
});

test("the same journey confirmed twice from an old page gives the first reference and tells and records once", async () => {
  const owner = await someone();
  const { id } = await begun(owner, "moving", move);
  const visitor = visitorOf(owner);
  const old = await as([owner], (tx) => openTelling(world, tx, id));
  assert.ok(old);
  const confirmOld = () =>
    as([owner], (tx) => confirmTelling({ tx, telling: old, visitor, at }));
  const [first, again] = [await confirmOld(), await confirmOld()];
  assert.ok(first.kind === "ok" && again.kind === "ok");
  assert.equal(again.value.kind, "repeated");
  assert.equal(again.value.reference, first.value.reference);
  assert.equal((await deliveriesOf(owner)).length, 2);
});

test("a required question that is open refuses the telling by its name, and nothing is written", async () => {
  const owner = await someone();
  const { id } = await begun(owner, "moving", { "move.rents": true });
  assert.deepEqual(await confirmAs(visitorOf(owner), owner, id), {
    kind: "failure",
    error: { kind: "unanswered", concept: "move.newAddress" },
  });
  assert.deepEqual(await deliveriesOf(owner), []);
});

/** An attorney with a mandate for moving house, just now. */
async function helped() {
  const [giver, holder] = [await someone(), await someone()];
  const mandate = await inProcess((tx) =>
    recordMandate(tx, {
      capacity: "attorney",
      events: ["moving"],
      from: "2026-01-01",
      evidence: { kind: "registered-power" },
      giver: { id: giver, name: "Ann Lee" },
      holder: { id: holder, name: "Bob Lee" },
      madeBy: "test",
      at,
    }),
  );
  const visitor = visitorOf(holder, {
    mandate,
    customer: giver,
    name: "Ann Lee",
    capacity: "attorney",
    events: ["moving"],
  });
  return { giver, mandate, visitor };
}

test("an attorney tells in the giver’s name", async () => {
  const { giver, visitor } = await helped();
  const { id } = await begun(giver, "moving", move);
  assert.equal((await confirmAs(visitor, giver, id)).kind, "ok");
  assert.equal((await deliveriesOf(giver)).length, 2);
});

test("a mandate that ended between the preview and the confirmation refuses it, and nothing is written", async () => {
  const { giver, mandate, visitor } = await helped();
  const { id } = await begun(giver, "moving", move);
  await inProcess((tx) =>
    endMandate(tx, { id: mandate, by: "giver", because: "giver", at }),
  );
  assert.deepEqual(await confirmAs(visitor, giver, id), {
    kind: "failure",
    error: { kind: "not-allowed" },
  });
  assert.deepEqual(await deliveriesOf(giver), []);
  const still = await as([giver], (tx) => findJourney(tx, id));
  assert.equal(still?.reference, undefined);
});

for (const whose of ["the teller", "the person it is about"] as const)
  test(`an address that ${whose} hides after the telling was opened refuses it, and nothing is written`, async () => {
    const [owner, hides] = [await someone(), await someone()];
    const concerned = whose === "the teller" ? owner : hides;
    const { id } = await begun(owner, "moving", move);
    const result = await as([owner], async (tx) => {
      const telling = await openTelling(world, tx, id);
      assert.ok(telling);
      await inContext(tx, process, () =>
        tx.query(
          "update people.customer set address_hidden = true where id = $1",
          [concerned],
        ),
      );
      return confirmTelling({
        tx,
        telling: {
          ...telling,
          journey: { ...telling.journey, subject: concerned },
        },
        visitor: visitorOf(owner),
        at,
      });
    });
    assert.deepEqual(result, {
      kind: "failure",
      error: { kind: "hiding-changed" },
    });
    assert.deepEqual(await deliveriesOf(concerned), []);
  });

test("an attorney cannot tell of an event that only the person themselves may tell", async () => {
  const { giver, visitor } = await helped();
  const { id } = await begun(giver, "bank", { "bank.newAccount": account });
  assert.deepEqual(await confirmAs(visitor, giver, id), {
    kind: "failure",
    error: { kind: "not-allowed" },
  });
});

const hold = (owner: Id, journey: Id) =>
  as([owner], async (tx) => {
    const telling = await openTelling(world, tx, journey);
    assert.ok(telling);
    return holdNewAccount(tx, telling, at);
  });
const codeSentTo = async (owner: Id): Promise<string> => {
  const sent = await inProcess((tx) =>
    tx.query<{ body: string }>(
      "select body from people.message where secret and customer_id = $1 order by written_at desc limit 1",
      [owner],
    ),
  );
  return /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(sent[0]?.body ?? "")?.[0] ?? "";
};
const enter = (owner: Id, code: string) =>
  as([owner], (tx) =>
    confirmBankAccountChange(tx, { customer: owner, code, at, today }),
  );

test("nobody is told of a new bank account before its code; after the code they are", async () => {
  const owner = await someone();
  const { id } = await begun(owner, "bank", { "bank.newAccount": account });
  assert.deepEqual(await hold(owner, id), { kind: "ok", value: "waits" });
  assert.deepEqual(await hold(owner, id), { kind: "ok", value: "waits" });
  assert.deepEqual(await deliveriesOf(owner), []);
  assert.equal((await enter(owner, await codeSentTo(owner))).kind, "ok");
  assert.deepEqual(await hold(owner, id), { kind: "ok", value: "free" });
  assert.equal((await confirmAs(visitorOf(owner), owner, id)).kind, "ok");
  assert.deepEqual(
    (await deliveriesOf(owner)).map(({ organisation }) => organisation),
    ["dwp"],
  );
});

test("the code wrong five times refuses the account; nobody is told and the old one stays", async () => {
  const owner = await someone();
  const { id } = await begun(owner, "bank", { "bank.newAccount": account });
  await hold(owner, id);
  const outcomes: unknown[] = [];
  for (let tries = 0; tries < 5; tries += 1)
    outcomes.push((await enter(owner, "AAAA-AAAA")) as unknown);
  assert.deepEqual(outcomes.at(-1), {
    kind: "failure",
    error: "too-many-tries",
  });
  const change = await as([owner], (tx) => findBankAccountChange(tx, owner));
  assert.equal(change?.state, "refused");
  assert.deepEqual(await deliveriesOf(owner), []);
  const book = await as([owner], (tx) => findFacts(tx, owner, "2027-01-01"));
  assert.equal(knownValue(book, "person.bankAccount"), undefined);
});

test("a code for one account does not let another one out", async () => {
  const owner = await someone();
  const { id } = await begun(owner, "bank", { "bank.newAccount": account });
  await hold(owner, id);
  await enter(owner, await codeSentTo(owner));
  const other = { ...account, accountNumber: "12345678" };
  await as([owner], (tx) =>
    saveAnswers(tx, id, answersOf({ "bank.newAccount": other })),
  );
  assert.deepEqual(await hold(owner, id), { kind: "ok", value: "waits" });
});

for (const isHeld of [false, true])
  test(`an account in a claim ${isHeld ? "that is held goes out at once" : "waits for its code and asks for a fresh sign-in"}`, async () => {
    const concept = "person.bankAccount";
    const owner = await someone(isHeld ? [{ concept, value: account }] : []);
    const { id } = await begun(owner, "claim", { [concept]: account });
    const telling = await as([owner], (tx) => openTelling(world, tx, id));
    const changed = telling ? conceptsChanged(telling) : [];
    assert.equal(changed.includes(concept), !isHeld);
    const held = await hold(owner, id);
    assert.deepEqual(held, { kind: "ok", value: isHeld ? "free" : "waits" });
  });

test("two tabs that answer different questions at once both keep theirs; the same journey goes on", async () => {
  const owner = await someone();
  const { id } = await begun(owner, "moving", {});
  const save = (values: Readonly<Record<string, FactValue>>) =>
    as([owner], (tx) => saveAnswers(tx, id, answersOf(values)));
  await Promise.all([
    save({ "move.rents": false }),
    save({ "move.date": "2026-12-01" }),
  ]);
  const again = await begun(owner, "moving", {});
  assert.equal(again.id, id);
  const journey = await as([owner], (tx) => findJourney(tx, id));
  assert.deepEqual([...(journey?.answers.keys() ?? [])].toSorted(), [
    "move.date",
    "move.rents",
  ]);
});

test("an answer that comes after the confirmation is not kept", async () => {
  const owner = await someone();
  const { id } = await begun(owner, "moving", move);
  await confirmAs(visitorOf(owner), owner, id);
  const late = answersOf({ "move.rents": true });
  assert.equal(await as([owner], (tx) => saveAnswers(tx, id, late)), undefined);
});

test("nobody else sees, answers or confirms a journey", async () => {
  const [owner, other] = [await someone(), await someone()];
  const { id } = await begun(owner, "moving", move);
  const theirs = answersOf({ "move.rents": true });
  for (const attempt of [
    (tx: Tx) => findJourney(tx, id),
    (tx: Tx) => saveAnswers(tx, id, theirs),
    (tx: Tx) => openTelling(world, tx, id),
  ])
    assert.equal(await as<unknown>([other], attempt), undefined);
  assert.deepEqual(await as([other], (tx) => findOpenJourneys(tx, owner)), []);
});
