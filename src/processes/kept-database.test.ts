import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import { schemaWitness } from "#log";
import { verifyReceipt } from "#notices";
import { migrate, readMigrations, testDatabase } from "#postgres";
import type { KeptPeople } from "./testing/keep-database.ts";
import { newestMigrationOf, putRows } from "./testing/kept-rows.ts";
import { signedIn } from "./testing/signed-in.ts";
import { toldOf } from "./testing/somebody.ts";
import { openWholeSite, Person } from "./testing/whole-site.ts";

/** A database that an earlier program left in the middle of everything, carried forward to this one. */
const folder = new URL("testing/", import.meta.url);
const rows = fileURLToPath(new URL("kept-2026-11.br", folder));
const { deceased, people, receipt } = JSON.parse(
  readFileSync(new URL("kept-2026-11.json", folder), "utf8"),
) as KeptPeople;

const council = "council:E06000023";
const newest = await newestMigrationOf(rows);
const migrations = await readMigrations();
const store = await testDatabase({ upTo: newest });
await putRows(store.ownerUrl, rows);
const applied = await migrate(store.ownerUrl, {
  migrations,
  witness: schemaWitness,
});
const site = await openWholeSite(deceased, store);
after(() => site.stop());

/** A browser that was left open. */
function again(name: string): {
  readonly person: Person;
  readonly path: string;
} {
  const { cookies, path } = people[name] ?? assert.fail(name);
  const person = new Person(site);
  for (const [key, value] of cookies) person.cookies.set(key, value);
  return { person, path };
}

test("what later migrations add is applied to the rows", () => {
  const names = migrations.map(({ name }) => name);
  assert.deepEqual(applied, names.slice(names.indexOf(newest) + 1));
});

test("its log verifies", async () => {
  assert.deepEqual(await site.logFaults(), []);
});

test("a receipt that was kept verifies by the keys that stand", async () => {
  const verified = await verifyReceipt(receipt, await site.receiptKeys());
  assert.equal(verified.kind, "ok", JSON.stringify(verified));
});

test("every version of the pack that anything is under loads", async () => {
  const stored = await site.run((tx) =>
    tx.query<{ hash: string }>("select hash from catalogue.version"),
  );
  assert(stored.length > 0);
  for (const { hash } of stored)
    assert.equal((await site.catalogues.load(hash)).hash, hash);
});

test("whoever stopped before confirming confirms", async () => {
  const { person, path } = again("second");
  const told = await person.confirm(await person.open(path));
  assert.match(told.path, /^\/told\//, told.text);
});

test("whoever stopped at a question answers on", async () => {
  const { person, path } = again("mover");
  const preview = await person.answerAll(
    await person.open(path),
    toldOf["moving-house"],
  );
  const told = await person.confirm(preview);
  assert.match(told.path, /^\/told\//, told.text);
});

test("what waited is delivered, a dead letter is sent again by its caseworker, and everybody reads their answers", async () => {
  const worker = await signedIn(site, {
    organisation: council,
    role: "caseworker",
  });
  const tasks = await tasksOf(council, "dead-letter");
  assert(tasks.length > 0);
  for (const task of tasks) {
    const page = `/desk/tasks/${task}`;
    const shown = await worker.open(page);
    const taken = await worker.send(shown, { do: "take" });
    await worker.send(taken, {
      do: "decide",
      decision: "retry",
      reason: "Their system is back.",
    });
  }
  await site.deliver(() => ({
    status: 200,
    receipt: { id: "later", status: "acted" },
  }));
  assert.deepEqual(await statesLeft(), ["accepted", "acted", "refused"]);
  for (const name of ["informant", "renamed", "third", "later"]) {
    const { person, path } = again(name);
    const track = await person.open(path);
    assert.equal(track.path, path, `${name} was sent elsewhere`);
    assert.match(track.text, /Department for Work and Pensions/);
  }
});

test("what was told is taken back, and the log still verifies", async () => {
  const { person, path } = again("renamed");
  const asked = await person.open(`${path}/withdraw`);
  const done = await person.send(asked, { reason: "mistake" });
  assert.match(done.path, /^\/told\//, done.text);
  await site.deliver(() => ({
    status: 200,
    receipt: { id: "back", status: "acted" },
  }));
  assert.deepEqual(await site.logFaults(), []);
});

const tasksOf = (organisation: string, kind: string) =>
  site.run(async (tx) => {
    const found = await tx.query<{ id: string }>(
      "select id from casework.case_task where organisation = $1 and kind = $2 and closed_at is null",
      [organisation, kind],
    );
    return found.map(({ id }) => id);
  });

const statesLeft = () =>
  site.run(async (tx) => {
    const found = await tx.query<{ state: string }>(
      "select distinct state from delivery.delivery order by state",
    );
    return found.map(({ state }) => state).toSorted();
  });
