import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fixedClock } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import { countGuess, giveGuessBack } from "./guesses.ts";

let store: TestDatabase;
before(async () => {
  store = await testDatabase();
});
after(() => store.drop());

const deps = (hour = 10) => ({
  database: store.db,
  clock: fixedClock(`2026-11-24T${hour}:00:00Z`),
});
const trying = (reference: string, address: string, hour = 10) =>
  countGuess(deps(hour), { of: "death", reference, address });
const guess = async (...tried: Parameters<typeof trying>) =>
  (await trying(...tried)) === "goes-on";
const many = (count: number, of: (index: number) => Promise<boolean>) =>
  Promise.all(Array.from({ length: count }, (_, index) => of(index))).then(
    (all) => all.filter(Boolean).length,
  );

test("of many tries at once from one address twenty go on, whatever they try", async () => {
  assert.equal(await many(50, (index) => guess(`A-${index}`, "192.0.2.1")), 20);
});

test("many who are right at the same time shut nobody out once they are judged", async () => {
  const guessOf = (index: number) => ({
    of: "death",
    reference: `R-${index}`,
    address: "192.0.2.44",
  });
  const right = async (index: number) => {
    const goesOn = await guess(`R-${index}`, "192.0.2.44");
    return goesOn && guessOf(index);
  };
  const all = await Promise.all(
    Array.from({ length: 200 }, (_, index) => right(index)),
  );
  for (const one of all) if (one) await giveGuessBack(deps(), one);
  const later = (index: number) => guess(`S-${index}`, "192.0.2.44");
  assert.equal(await many(50, later), 20);
});

const typed = (index: number) =>
  index % 2 === 0 ? "d-7k2m q4tx" : "D7K2MQ4TX";

test("of many tries at one reference ten go on from one address, however it is typed, and they shut out nobody elsewhere", async () => {
  const stranger = "198.51.100.7";
  assert.equal(await many(150, (index) => guess(typed(index), stranger)), 10);
  assert(await guess("D-7K2M-Q4TX", "203.0.113.9"));
});

test("of many tries at one reference from many addresses a hundred go on, and then only who is right", async () => {
  const from = (index: number) => `198.18.${index}.1`;
  assert.equal(await many(200, (index) => guess("E-1", from(index))), 100);
  assert.equal(await trying("E-1", "198.51.100.80"), "only-right");
});

test("what proves nothing may be asked as often as an office needs, and of one reference no more than of any", async () => {
  const asks = async (reference: string) =>
    (await countGuess(deps(), {
      of: "code",
      reference,
      address: "192.0.2.200",
      fromOneMax: 60,
    })) === "goes-on";
  assert.equal(await many(30, (index) => asks(`K-${index}`)), 30);
  assert.equal(await many(20, () => asks("K-same")), 10);
  assert.equal(await many(60, (index) => asks(`L-${index}`)), 10);
});

for (const { what, addresses } of [
  {
    what: "the addresses of one network of IPv6",
    addresses: [
      "2001:db8:0:1::1",
      "2001:db8::1:aaaa:0:0:2",
      "2001:DB8:0:01::",
      "2001:db8:0:ff::1",
      "2001:db8::1",
    ],
  },
  {
    what: "an address and the same however IPv6 writes it",
    addresses: [
      "192.0.2.90",
      "::ffff:192.0.2.90",
      "::ffff:c000:25a",
      "0:0:0:0:0:FFFF:C000:025A",
    ],
  },
])
  test(`${what} count as one`, async () => {
    const from = (index: number) => addresses[index % addresses.length] ?? "";
    const name = `F-${addresses.length}`;
    assert.equal(await many(30, (index) => guess(name, from(index))), 10);
    assert(
      await guess(name, "2001:db8:0:100::1"),
      "the next network is another",
    );
  });

test("an office that holds the papers tells of any number of deaths, and each wrong try of its address still counts", async () => {
  const address = "192.0.2.40";
  const right = (index: number) => ({
    of: "death",
    reference: `R-${index}`,
    address,
  });
  for (let index = 0; index < 30; index += 1) {
    assert(await guess(`R-${index}`, address));
    await giveGuessBack(deps(), right(index));
  }
  assert.equal(await many(30, (index) => guess(`W-${index}`, address)), 20);
});

test("after an hour tries go on again", async () => {
  await many(30, () => guess("B-1", "203.0.113.1"));
  assert.equal(await guess("B-1", "203.0.113.1"), false);
  assert.equal(await guess("B-1", "203.0.113.1", 12), true);
});

test("neither an address nor a reference can be read from what is kept", async () => {
  await guess("C-SECRET", "203.0.113.77");
  const rows = await store.db.transaction(
    { kind: "process", name: "test" },
    (tx) => tx.query("select * from access.guess"),
  );
  assert.doesNotMatch(JSON.stringify(rows), /SECRET|203\.0/);
});
