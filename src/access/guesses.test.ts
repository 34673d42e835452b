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
const guess = (reference: string, address: string, hour = 10) =>
  countGuess(deps(hour), { of: "death", reference, address });
const many = (count: number, of: (index: number) => Promise<boolean>) =>
  Promise.all(Array.from({ length: count }, (_, index) => of(index))).then(
    (all) => all.filter(Boolean).length,
  );

test("of many tries at once from one address twenty go on, whatever they try", async () => {
  assert.equal(await many(50, (index) => guess(`A-${index}`, "192.0.2.1")), 20);
});

test("of many tries at one reference ten go on, wherever they come from and however it is typed", async () => {
  const typed = (index: number) =>
    index % 2 === 0 ? "d-7k2m q4tx" : "D7K2MQ4TX";
  assert.equal(
    await many(30, (index) => guess(typed(index), `198.51.100.${index}`)),
    10,
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
