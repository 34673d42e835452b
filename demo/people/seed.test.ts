import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { TestDatabase, Tx } from "#postgres";
import { testDatabase } from "#postgres";
import { findFacts, knownValue } from "#people";
import { readBodies } from "../departments/pack-content.ts";
import { demoHouseholds } from "./generate.ts";
import { offeredPeople, readPeople, readStaff } from "./people.ts";
import { seed } from "./seed.ts";

let store: TestDatabase;
before(async () => {
  store = await testDatabase();
});
after(() => store.drop());
const run = <T>(work: (tx: Tx) => Promise<T>) =>
  store.db.transaction({ kind: "process", name: "test" }, work);
const count = async (table: string) =>
  (
    await run((tx) =>
      tx.query<{ n: number }>(`select count(*)::int as n from ${table}`),
    )
  )[0]?.n;

test("seeding again changes nothing", async () => {
  await seed(store.db);
  const tables = [
    "people.customer",
    "people.fact",
    "access.account_link",
    "access.role_grant",
    "access.mandate",
  ];
  const first = await Promise.all(tables.map(count));
  await seed(store.db);
  assert.deepEqual(await Promise.all(tables.map(count)), first);
  assert.equal(first[0], readPeople().length + demoHouseholds().length);
});

test("what is known about Margaret can be read by Margaret", async () => {
  const margaret = readPeople().find(({ key }) => key === "margaret-hill")!;
  const book = await store.db.transaction(
    { kind: "customer", account: "", customers: [margaret.id] },
    (tx) => findFacts(tx, margaret.id, "2026-11-24"),
  );
  assert.equal(knownValue(book, "person.name"), "Margaret Hill");
  assert.equal(knownValue(book, "household.country"), "england");
});

test("everybody offered for signing in has a name and a story in both languages, once", () => {
  const people = offeredPeople();
  assert.equal(
    new Set(people.map(({ subject }) => subject)).size,
    people.length,
  );
  for (const { name, story } of people) assert.ok(name && story.en && story.cy);
});

test("every body that is told has a caseworker, and so has every council where a character lives", () => {
  const { staff, caseworkers } = readStaff();
  const staffed = new Set([
    ...staff
      .filter(({ roles }) => roles.includes("caseworker"))
      .map(({ organisation }) => organisation),
    ...caseworkers.map(({ organisation }) => organisation),
  ]);
  const councils = readPeople().flatMap(({ address }) =>
    address.councils.map((gss) => `council:${gss}`),
  );
  const told = readBodies("packs/uk").map(({ id }) => id);
  assert.ok(told.length > 30);
  assert.deepEqual(
    [...told, ...councils].filter((id) => !staffed.has(id)),
    [],
  );
});

test("keys are unique, and partners name each other", () => {
  const people = readPeople();
  const byKey = new Map(people.map((person) => [person.key, person]));
  assert.equal(byKey.size, people.length);
  for (const { key, partner } of people)
    if (partner) assert.equal(byKey.get(partner)?.partner, key);
});
