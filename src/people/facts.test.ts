import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fixedClock, newId } from "#kernel";
import type { Context, TestDatabase, Tx } from "#postgres";
import { testDatabase } from "#postgres";
import { findCustomers, makeCustomer } from "./customers.ts";
import { knownValue } from "./fact-book.ts";
import { lookUp } from "./look-up.ts";
import type { CallRegister } from "./look-up.ts";
import { findLooks, recordLook } from "./looks.ts";
import { findFactHistory, findFacts } from "./queries/find-facts.ts";
import type { NewFact } from "./record-facts.ts";
import { recordFacts } from "./record-facts.ts";

let store: TestDatabase;
const today = "2026-11-24";
const clock = fixedClock("2026-11-24T10:00:00Z");
const told = { kind: "told", by: "self" } as const;
const asProcess: Context = { kind: "process", name: "test" };
const asCustomer = (customer: string): Context => ({
  kind: "customer",
  account: newId(),
  customers: [customer],
});

before(async () => {
  store = await testDatabase();
});
after(() => store.drop());

async function newCustomer(
  facts: readonly NewFact[] = [],
  addressHidden = false,
): Promise<string> {
  const customer = newId();
  await store.db.transaction(asProcess, async (tx) => {
    await makeCustomer(tx, { id: customer, addressHidden });
    await recordFacts(tx, {
      customer,
      facts,
      source: told,
      reach: new Map(),
      at: new Date("2026-01-01T09:00:00Z"),
      today: "2026-01-01",
    });
  });
  return customer;
}

const record = (
  tx: Tx,
  customer: string,
  facts: readonly NewFact[],
  at = clock.now(),
) =>
  recordFacts(tx, {
    customer,
    facts,
    source: told,
    reach: new Map(),
    at,
    today,
  });

const valueOn = (customer: string, concept: string, day: string) =>
  store.db.transaction(asCustomer(customer), async (tx) =>
    knownValue(await findFacts(tx, customer, day), concept),
  );

test("a correction takes the place of what was held, for as long as that held, and the old version stays", async () => {
  const customer = await newCustomer([
    { concept: "person.name", value: "Margret Hill" },
  ]);
  await store.db.transaction(asCustomer(customer), (tx) =>
    record(tx, customer, [{ concept: "person.name", value: "Margaret Hill" }]),
  );
  assert.equal(
    await valueOn(customer, "person.name", "2026-06-01"),
    "Margaret Hill",
  );
  const history = await store.db.transaction(asCustomer(customer), (tx) =>
    findFactHistory(tx, customer, "person.name"),
  );
  assert.deepEqual(
    history.map(({ fact }) => fact.kind === "known" && fact.value),
    ["Margaret Hill", "Margret Hill"],
  );
});

test("a change from a day on ends what held the day before, and the past stays as it was", async () => {
  const customer = await newCustomer([
    { concept: "person.name", value: "Ann Lee" },
  ]);
  await store.db.transaction(asCustomer(customer), (tx) =>
    record(tx, customer, [
      { concept: "person.name", value: "Ann Moss", from: "2026-12-01" },
    ]),
  );
  assert.equal(await valueOn(customer, "person.name", "2026-11-30"), "Ann Lee");
  assert.equal(
    await valueOn(customer, "person.name", "2026-12-01"),
    "Ann Moss",
  );
});

test("telling the same again makes no new version", async () => {
  const customer = await newCustomer([
    { concept: "household.capital", value: 9000 },
  ]);
  const made = await store.db.transaction(asCustomer(customer), (tx) =>
    record(tx, customer, [{ concept: "household.capital", value: 9000 }]),
  );
  assert.deepEqual(made, []);
});

test("known to be none is not the same as not known", async () => {
  const customer = await newCustomer([
    { concept: "person.benefits", value: null },
  ]);
  const book = await store.db.transaction(asCustomer(customer), (tx) =>
    findFacts(tx, customer, today),
  );
  assert.deepEqual(book.get("person.benefits")?.fact, { kind: "none" });
  assert.equal(book.get("household.capital"), undefined);
});

for (const [council, nation] of [
  ["E06000023", "england"],
  ["S12000036", "scotland"],
  ["W06000015", "wales"],
  ["N09000003", "northern-ireland"],
] as const) {
  test(`an address under ${council} is in ${nation}`, async () => {
    const customer = await newCustomer([
      {
        concept: "person.address",
        value: {
          line1: "1 High Street",
          town: "T",
          postcode: "X1 1XX",
          council,
        },
      },
    ]);
    assert.equal(await valueOn(customer, "household.country", today), nation);
  });
}

test("nobody sees another customer's facts, nor changes them", async () => {
  const [margaret, other] = [
    await newCustomer([{ concept: "person.name", value: "Margaret Hill" }]),
    await newCustomer(),
  ];
  const seen = await store.db.transaction(asCustomer(other), (tx) =>
    findFacts(tx, margaret, today),
  );
  assert.equal(seen.size, 0);
  await assert.rejects(
    store.db.transaction(asCustomer(other), (tx) =>
      record(tx, margaret, [{ concept: "person.name", value: "X" }]),
    ),
  );
});

test("one request makes one look, which its customer sees and an unread law may delay", async () => {
  const customer = await newCustomer();
  const look = {
    customer,
    by: { kind: "machine", name: "reconciliation" },
    purpose: "reconciliation",
    concepts: [],
    at: clock.now(),
  } as const;
  await store.db.transaction(asProcess, async (tx) => {
    await recordLook(tx, { ...look, request: "one" });
    await recordLook(tx, { ...look, request: "one" });
    await recordLook(tx, {
      ...look,
      request: "two",
      delay: { until: "2027-01-01", basis: "made up" },
    });
  });
  const looks = (day: string) =>
    store.db.transaction(asCustomer(customer), (tx) =>
      findLooks(tx, { customer, today: day, skip: 0, take: 10 }),
    );
  assert.equal((await looks(today)).length, 1);
  assert.equal((await looks("2027-01-01")).length, 2);
});

test("a customer is found by number, or by date of birth and part of a name; a hidden address stays hidden", async () => {
  const facts = [
    { concept: "person.name", value: "Olwen Pugh" },
    { concept: "person.dateOfBirth", value: "1941-05-06" },
    { concept: "person.nationalInsuranceNumber", value: "QQ112233C" },
    {
      concept: "person.address",
      value: {
        line1: "1 Safe Street",
        town: "Nowhere",
        postcode: "ZZ1 1ZZ",
        council: "W06000015",
      },
    },
  ];
  const customer = await newCustomer(facts, true);
  const find = (search: Parameters<typeof findCustomers>[1]) =>
    store.db.transaction(asProcess, (tx) => findCustomers(tx, search, today));
  const [found] = await find({ nationalInsuranceNumber: "qq 11 22 33 c" });
  assert.equal(found?.id, customer);
  assert.equal(found?.town, undefined);
  assert.equal(
    (await find({ dateOfBirth: "1941-05-06", name: "pugh" })).length,
    1,
  );
  assert.equal(
    (await find({ dateOfBirth: "1941-05-06", name: "%" })).length,
    0,
  );
  assert.equal(
    (await find({ dateOfBirth: "1941-05-06", postcode: "ZZ11ZZ" })).length,
    0,
  );
  assert.equal((await find({ name: "Olwen" })).length, 0);
});

test("whoever has told of a move or a name to come is found and shown as they live and are called on the day", async () => {
  const address = (town: string, postcode: string) => ({
    line1: "2 Made-up Row",
    town,
    postcode,
    council: "W06000015",
  });
  const customer = await newCustomer([
    { concept: "person.name", value: "Tegid Before" },
    { concept: "person.dateOfBirth", value: "1944-02-03" },
    { concept: "person.address", value: address("Abertawe", "QA1 1AA") },
  ]);
  const moves = "2026-12-14";
  const toCome = [
    { concept: "person.name", value: "Tegid After", from: moves },
    {
      concept: "person.address",
      value: address("Caerdydd", "QB2 2BB"),
      from: moves,
    },
  ];
  await store.db.transaction(asCustomer(customer), (tx) =>
    record(tx, customer, toCome),
  );
  const find = (postcode: string, day: string) =>
    store.db.transaction(asProcess, async (tx) =>
      (
        await findCustomers(tx, { dateOfBirth: "1944-02-03", postcode }, day)
      ).map(({ name, town }) => `${name}, ${town}`),
    );
  for (const [day, here, there] of [
    [today, ["Tegid Before, Abertawe"], []],
    ["2026-12-13", ["Tegid Before, Abertawe"], []],
    [moves, [], ["Tegid After, Caerdydd"]],
  ] as const) {
    assert.deepEqual(await find("QA1 1AA", day), here, day);
    assert.deepEqual(await find("QB2 2BB", day), there, day);
  }
});

const timeout = Object.assign(new Error("slow"), { name: "TimeoutError" });
for (const [answers, agreed, outcome, found] of [
  [
    {
      status: 200,
      json: {
        outcome: "match",
        facts: {
          "person.statePensionWeekly": { value: 230.25 },
          "person.secret": { value: 1 },
        },
      },
    },
    true,
    "found",
    ["person.statePensionWeekly"],
  ],
  [{ status: 200, json: { outcome: "no-match" } }, true, "no-match", []],
  [
    { status: 200, json: { outcome: "two-matches", candidates: 2 } },
    true,
    "two-matches",
    [],
  ],
  [{ status: 200, json: "nonsense" }, true, "error", []],
  [{ status: 503, json: undefined }, true, "error", []],
  [
    {
      status: 200,
      json: {
        outcome: "match",
        facts: { "person.statePensionWeekly": { value: "lots" } },
      },
    },
    true,
    "error",
    [],
  ],
  [timeout, true, "timeout", []],
  [{ status: 200, json: { outcome: "no-match" } }, false, "declined", []],
] as const) {
  test(`a register look-up that ends in ${outcome} is logged, shown and survived`, async () => {
    const customer = await newCustomer([
      { concept: "person.nationalInsuranceNumber", value: "QQ123456A" },
    ]);
    const context = asCustomer(customer);
    const book = await store.db.transaction(context, (tx) =>
      findFacts(tx, customer, today),
    );
    const call: CallRegister = async () => {
      if (answers instanceof Error) throw answers;
      return answers;
    };
    const wishes = [
      {
        organisation: "dwp",
        gateway: "Social Security Administration Act 1992 s.7B",
        concepts: ["person.statePensionWeekly"],
      },
    ];
    const asked = {
      customer,
      context,
      purpose: "bereavement",
      request: "r",
      wishes,
      book,
      fits: (_concept: string, value: unknown) => typeof value === "number",
      agreed,
    };
    const [answer] = await lookUp({ call, database: store.db, clock }, asked);
    assert.deepEqual(answer, { organisation: "dwp", outcome, found });
    const looks = await store.db.transaction(context, (tx) =>
      findLooks(tx, { customer, today, skip: 0, take: 10 }),
    );
    assert.equal(looks[0]?.outcome, outcome);
    assert.equal(
      await valueOn(customer, "person.statePensionWeekly", today),
      outcome === "found" ? 230.25 : undefined,
    );
  });
}
