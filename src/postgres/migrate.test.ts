import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import pg from "pg";
import type { Migration } from "./migrate.ts";
import { migrate, readMigrations } from "./migrate.ts";
import type { TestDatabase } from "./testing/test-database.ts";
import { testDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
let known: readonly Migration[];
before(async () => {
  database = await testDatabase();
  known = await readMigrations();
});
after(() => database.drop());

const migration = (name: string, text: string): Migration => ({
  name,
  text,
  checksum: createHash("sha256").update(text).digest("hex"),
});
const first = migration(
  "9001-sample-first.sql",
  "create schema sample; create table sample.thing (n int);",
);
const second = migration(
  "9002-sample-second.sql",
  "insert into sample.thing values (1);",
);
const count = async (): Promise<string | undefined> => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ count: string }>(
    "select count(*) from sample.thing",
  );
  await client.end();
  return rows[0]?.count;
};

test("processes that migrate at once apply each migration once", async () => {
  const all = [...known, first, second];
  const applied = await Promise.all(
    [1, 2, 3].map(() => migrate(database.ownerUrl, { migrations: all })),
  );
  assert.deepEqual(applied.flat(), [first.name, second.name]);
  assert.equal(await count(), "1");
});

test("a migration that fails leaves nothing of itself and names its file and line", async () => {
  const broken = migration(
    "9003-sample-broken.sql",
    "insert into sample.thing values (2);\ninsert into sample.nothing values (3);",
  );
  await assert.rejects(
    migrate(database.ownerUrl, {
      migrations: [...known, first, second, broken],
    }),
    {
      code: "migration-failed",
      message: /9003-sample-broken\.sql:2: relation/,
    },
  );
  assert.equal(await count(), "1");
});

test("a migration that was changed after it was applied is refused", async () => {
  const changed = migration(first.name, `${first.text} -- changed`);
  await assert.rejects(
    migrate(database.ownerUrl, { migrations: [...known, changed, second] }),
    { code: "migration-changed" },
  );
});

test("a database from a newer version is refused", async () => {
  await assert.rejects(migrate(database.ownerUrl, { migrations: known }), {
    code: "migration-missing",
    message: /9001-sample-first/,
  });
});
