/** Whoever has all rights over the server presets what frees a session; the server is this test's own. */
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import {
  migrate,
  openDatabase,
  readMigrations,
  startEmbedded,
} from "#postgres";
import type { Database, EmbeddedServer } from "#postgres";
import { schemaWitness } from "./schema.ts";
import { verifyLog } from "./verify.ts";

const dataDir = mkdtempSync(join(tmpdir(), "joinery-presets-"));
chmodSync(dataDir, 0o755); // the server's account must be able to enter it
const migrations = await readMigrations();
let server: EmbeddedServer;
let admin: pg.Client;
before(async () => {
  server = await startEmbedded({ dataDir, durable: false });
  await migrate(server.ownerUrl, { witness: schemaWitness });
  const { admin: password } = JSON.parse(
    readFileSync(join(dataDir, "database-passwords.json"), "utf8"),
  ) as { admin: string };
  const url = new URL(server.ownerUrl);
  url.username = "joinery_admin";
  url.password = password;
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query("create role sample_app login in role joinery_app");
});
after(async () => {
  await admin.end();
  await server.stop();
  rmSync(dataDir, { recursive: true });
});

async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase({ url: server.appUrl, max: 1 });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}
const faultsOf = async (db: Database) =>
  (
    await verifyLog(db, { heads: [], keys: new Map(), migrations })
  ).breaks.flatMap(({ message }) =>
    message.startsWith("Schema: ") ? [message.slice(8)] : [],
  );
async function change(sql: string): Promise<void> {
  for (const one of sql.split("; ")) await admin.query(one);
}
/** Changes what the server presets, and waits until sessions that begin have it. */
async function preset(name: string, value: string): Promise<void> {
  const was = await shown(name);
  await change(
    `alter system ${value === "" ? `reset ${name}` : `set ${name} = ${value}`}; select pg_reload_conf()`,
  );
  while ((await shown(name)) === was)
    await new Promise((resolve) => setTimeout(resolve, 20));
}
async function shown(name: string): Promise<string> {
  const one = new pg.Client({ connectionString: server.appUrl });
  await one.connect();
  const { rows } = await one.query<{ value: string | null }>(
    "select current_setting($1, true) as value",
    [name],
  );
  await one.end();
  return rows[0]?.value ?? "";
}

for (const { by, undo, says } of [
  {
    by: "grant set on parameter session_replication_role to joinery_app",
    undo: "revoke set on parameter session_replication_role from joinery_app",
    says: "right of joinery_app on setting session_replication_role was added",
  },
  {
    by: "alter role sample_app bypassrls",
    undo: "alter role sample_app nobypassrls",
    says: "role sample_app, which may take joinery_app was added",
  },
  {
    by: "grant joinery_app to sample_app with admin option",
    undo: "revoke admin option for joinery_app from sample_app",
    says: "role sample_app, which may let others take joinery_app was added",
  },
  {
    by: "create role sample_deep superuser; grant sample_app to sample_deep",
    undo: "drop role sample_deep",
    says: "role sample_deep, which may take joinery_app was added",
  },
  {
    by: "create role sample_reader; grant pg_read_all_data to sample_reader; grant sample_reader to joinery_app",
    undo: "drop role sample_reader",
    says: "role pg_read_all_data, which joinery_app may take was added",
  },
  {
    by: "create publication sample for all tables",
    undo: "drop publication sample",
    says: "publication sample was added",
  },
  {
    by: "create publication sample for table people.fact",
    undo: "drop publication sample",
    says: "publication sample was added",
  },
  {
    by: "create subscription sample connection 'dbname=nowhere' publication sample with (connect = false)",
    undo: "alter subscription sample set (slot_name = none); drop subscription sample",
    says: "subscription sample was added",
  },
  {
    by: "create foreign data wrapper sample; create server sample foreign data wrapper sample",
    undo: "drop foreign data wrapper sample cascade",
    says: "foreign server sample was added",
  },
  {
    by: "alter table people.look set unlogged",
    undo: "alter table people.look set logged",
    says: "crash that empties table people.look was added",
  },
  {
    by: "alter role joinery_app set log_statement = 'all'",
    undo: "alter role joinery_app reset log_statement",
    says: "setting log_statement for joinery_app was added",
  },
  {
    by: "alter role joinery_app set search_path = sample",
    undo: "alter role joinery_app reset search_path",
    says: "setting search_path for joinery_app was added",
  },
  {
    by: "alter role sample_app set session_replication_role = replica",
    undo: "alter role sample_app reset session_replication_role",
    says: "setting session_replication_role for sample_app was added",
  },
])
  test(`it shows: ${by}`, () =>
    withDatabase(async (db) => {
      assert.deepEqual(await faultsOf(db), []);
      await change(by);
      const found = await faultsOf(db);
      await change(undo);
      assert(found.includes(says), found.join("\n"));
      assert.deepEqual(await faultsOf(db), []);
    }));

test("a server that presets a context is refused, and counts for nothing where somebody is connected already", () =>
  withDatabase(async (db) => {
    const read = (of: Database) =>
      of.transaction({ kind: "customer", account: "a", customers: [] }, (tx) =>
        tx.query(
          "select context.process() as process, context.owner() as owner",
        ),
      );
    assert.deepEqual(await read(db), [{ process: null, owner: null }]);
    await preset("joinery.owner", "'account:a'");
    await preset("joinery.process", "'sealer'");
    assert.deepEqual(await read(db), [{ process: null, owner: null }]);
    await assert.rejects(withDatabase(read), {
      code: "unsafe-server",
      message: /presets .*joinery.owner=account:a/,
    });
    await preset("joinery.owner", "");
    await preset("joinery.process", "");
    await withDatabase(read);
  }));

for (const [name, value] of [
  ["session_replication_role", "replica"],
  ["row_security", "off"],
] as const)
  test(`a server that presets ${name} is refused, and shows where somebody is connected already`, () =>
    withDatabase(async (db) => {
      assert.deepEqual(await faultsOf(db), []);
      await preset(name, value);
      const found = await faultsOf(db).catch(String); // PostgreSQL itself refuses to read with row_security off
      await assert.rejects(withDatabase(faultsOf), { code: "unsafe-server" });
      await preset(name, "");
      assert.match(
        String(found),
        name === "row_security"
          ? /affected by row-level security/
          : /setting session_replication_role of the server was added/,
      );
    }));

test("nothing of this is recorded where nobody did it, so that what an earlier version recorded still holds", async () => {
  const { rows } = await admin.query(
    `select count(*) > 100 as recorded, count(*) filter (where object ~ '^(setting |right of |publication |subscription |event trigger |role .*,)') = 0 as without
     from log.entry, jsonb_object_keys(dimensions -> 'objects') as object where kind = 'log.schema'`,
  );
  assert.deepEqual(rows, [{ recorded: true, without: true }]);
});
