import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { migrate, readMigrations, testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import { schemaWitness } from "./schema.ts";
import { verifyLog } from "./verify.ts";

const migrations = await readMigrations();
let database: TestDatabase;
let owner: pg.Client;
before(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
after(async () => {
  await owner.end();
  await database.drop();
});

const headless = "No head was published: nothing outside vouches for it.";
const verify = (made = migrations) =>
  verifyLog(database.db, { heads: [], keys: new Map(), migrations: made });
const faults = async (made = migrations) =>
  (await verify(made)).breaks
    .map(({ message }) => message)
    .filter((message) => message !== headless);
const record = () => migrate(database.ownerUrl, { witness: schemaWitness });
const recorded = () =>
  database.db.transaction({ kind: "process", name: "test" }, (tx) =>
    tx.query("select id from log.entry where kind = 'log.schema'"),
  );

test("a database whose schema was never recorded is told so, and migrating records it once", async () => {
  assert.deepEqual(await faults(), [
    "Schema: it was never recorded, so nobody can say whether it was changed. Run: joinery migrate",
  ]);
  await record();
  await record();
  assert.deepEqual(await faults(), []);
  assert.equal((await recorded()).length, 1);
});

const changed = (what: string) => `Schema: ${what} was changed`;
const added = (what: string) => `Schema: ${what} was added`;
const dropped = (what: string) => `Schema: ${what} was dropped`;
const ofProcesses = "((select context.kind()) = 'process')";
const settingOf = (does: string) =>
  `do $$ begin execute format('alter database %I ${does}', current_database()); end $$`;

for (const { by, undo, says } of [
  {
    by: "alter table people.fact disable row level security",
    undo: "alter table people.fact enable row level security",
    says: changed("row-level security on people.fact"),
  },
  {
    by: "alter table log.salt no force row level security",
    undo: "alter table log.salt force row level security",
    says: changed("row-level security on log.salt"),
  },
  {
    by: `alter policy "process read" on people.look using (true)`,
    undo: `alter policy "process read" on people.look using ${ofProcesses}`,
    says: changed(`policy "process read" on people.look`),
  },
  {
    by: "create policy mine on notices.notice for select using (true)",
    undo: "drop policy mine on notices.notice",
    says: added("policy mine on notices.notice"),
  },
  {
    by: `drop policy "process read" on people.look`,
    undo: `create policy "process read" on people.look for select using ${ofProcesses}`,
    says: dropped(`policy "process read" on people.look`),
  },
  {
    by: "create policy hidden on log.entry as restrictive for select using (kind <> 'log.schema')",
    undo: "drop policy hidden on log.entry",
    says: "Schema: it was never recorded",
  },
  {
    by: "alter table people.look disable trigger log_delete",
    undo: "alter table people.look enable trigger log_delete",
    says: changed("trigger log_delete on people.look"),
  },
  {
    by: "alter trigger log_delete on people.look rename to gone",
    undo: "alter trigger gone on people.look rename to log_delete",
    says: dropped("trigger log_delete on people.look"),
  },
  {
    by: "create trigger swallow before update on people.look for each row execute function suppress_redundant_updates_trigger()",
    undo: "drop trigger swallow on people.look",
    says: added("trigger swallow on people.look"),
  },
  {
    by: "create rule nothing as on delete to people.look do instead nothing",
    undo: "drop rule nothing on people.look",
    says: added("rule nothing on people.look"),
  },
  {
    by: "create or replace function context.account() returns text language sql stable parallel safe return 'anybody'",
    undo: "create or replace function context.account() returns text language sql stable parallel safe return nullif(current_setting('joinery.account', true), '')",
    says: changed("function context.account()"),
  },
  {
    by: "create or replace function log.row_key(columns jsonb, keys text[]) returns text language sql immutable return 'x'",
    undo: "",
    says: changed("function log.row_key(jsonb,text[])"),
  },
  {
    by: "alter function log.matches security definer",
    undo: "alter function log.matches security invoker",
    says: changed("function log.matches(bigint,jsonb)"),
  },
  {
    by: "alter function log.matches set search_path to public",
    undo: "alter function log.matches reset search_path",
    says: changed("function log.matches(bigint,jsonb)"),
  },
  {
    by: "grant create on schema log to joinery_app; alter function log.matches owner to joinery_app",
    undo: "alter function log.matches owner to current_user; revoke create on schema log from joinery_app",
    says: changed("function log.matches(bigint,jsonb)"),
  },
  {
    by: "grant truncate on people.look to joinery_app",
    undo: "revoke truncate on people.look from joinery_app",
    says: changed("rights of joinery_app on table people.look"),
  },
  {
    by: "grant select on people.fact to public",
    undo: "revoke select on people.fact from public",
    says: added("rights of public on table people.fact"),
  },
  {
    by: "grant update (position) on log.sealed to joinery_app",
    undo: "revoke update (position) on log.sealed from joinery_app",
    says: changed("rights of joinery_app on table log.sealed"),
  },
  {
    by: "revoke usage on schema casework from joinery_app",
    undo: "grant usage on schema casework to joinery_app",
    says: dropped("rights of joinery_app on schema casework"),
  },
  {
    by: "alter table log.batch drop constraint batch_check",
    undo: "alter table log.batch add constraint batch_check check (last_position >= first_position)",
    says: dropped("constraint batch_check on log.batch"),
  },
  {
    by: "alter table people.look alter column purpose drop not null",
    undo: "alter table people.look alter column purpose set not null",
    says: changed("table people.look"),
  },
  {
    by: "alter table log.entry alter column recorded_at set default '2020-01-01'",
    undo: "alter table log.entry alter column recorded_at set default clock_timestamp()",
    says: changed("table log.entry"),
  },
  {
    by: "create table people.more () inherits (people.look)",
    undo: "drop table people.more",
    says: changed("table people.look"),
  },
  {
    by: settingOf("set search_path = public, pg_catalog"),
    undo: settingOf("reset search_path"),
    says: added("setting search_path for public"),
  },
])
  test(`it shows: ${by}`, async () => {
    const { rows } = await owner.query<{ was: string }>(
      "select pg_get_functiondef('log.row_key(jsonb,text[])'::regprocedure) as was",
    );
    await owner.query(by);
    const found = await faults();
    assert(
      found.some((fault) => fault.startsWith(says)),
      found.join("\n"),
    );
    await owner.query(undo || (rows[0]?.was ?? ""));
    assert.deepEqual(await faults(), []);
  });

test("a view that is read with its owner's rights, or reads something else, shows", async () => {
  const { rows } = await owner.query<{ name: string; body: string }>(
    "select oid::regclass::text as name, rtrim(pg_get_viewdef(oid), ';') as body from pg_class where relkind = 'v' and relnamespace = 'contacts'::regnamespace limit 1",
  );
  const { name, body } = rows[0] ?? assert.fail("contacts has no view");
  const replace = (by: string) =>
    owner.query(
      `create or replace view ${name} with (security_invoker = true) as ${by}`,
    );
  await owner.query(`alter view ${name} reset (security_invoker)`);
  assert((await faults()).join().startsWith(changed(`view ${name}`)));
  await replace(`select * from (${body}) as one where false`);
  assert.deepEqual(await faults(), [`${changed(`rule "_RETURN" on ${name}`)}`]);
  await replace(body);
  assert.deepEqual(await faults(), []);
});

const more = {
  name: "9001-sample-thing.sql",
  text: "create schema sample;\ncreate table sample.thing (n int);",
  checksum: "9001",
};
const withMore = [...migrations, more];

test("an entry that records what somebody made of the schema is no record: the first holds, and the other is named", async () => {
  await owner.query(`begin; set local joinery.kind = 'process';
    select log.append('log.schema', null, null, jsonb_set(dimensions, '{objects,row-level security on people.fact}', '"0"'))
    from log.entry where kind = 'log.schema' order by id limit 1; commit`);
  const [fault = "", ...others] = await faults();
  assert.deepEqual(others, []);
  assert.match(
    fault,
    /row-level security on people\.fact was changed: so says entry \d+, though no migration came since entry \d+/,
  );
  await owner.query(
    "alter table log.entry no force row level security; delete from log.entry where id = (select max(id) from log.entry); alter table log.entry force row level security",
  );
  assert.deepEqual(await faults(), []);
});

test("nothing is migrated on top of what somebody changed; once it is put back, the schema is recorded anew with the last migration", async () => {
  const wanted = { migrations: withMore, witness: schemaWitness };
  await owner.query("alter table people.fact disable row level security");
  await assert.rejects(migrate(database.ownerUrl, wanted), {
    code: "migration-forbidden",
    message:
      /Put it back first: row-level security on people\.fact was changed/,
  });
  await owner.query("alter table people.fact enable row level security");
  assert.deepEqual(await migrate(database.ownerUrl, wanted), [more.name]);
  assert.equal((await recorded()).length, 2);
  assert.deepEqual(await faults(withMore), []);
  await owner.query("alter table sample.thing add column m int");
  assert.deepEqual(await faults(withMore), [
    `${changed("table sample.thing")}`,
  ]);
  await owner.query("alter table sample.thing drop column m");
});

test("on another version of PostgreSQL what it shows in its own words is not compared, which is said; the rest is", async () => {
  await owner.query(`alter table log.entry no force row level security;
    update log.entry set dimensions = dimensions || '{"server": 15}' || jsonb_build_object('objects', (
      select jsonb_object_agg(key, regexp_replace(value, '[.].*', '.0')) from jsonb_each_text(dimensions -> 'objects'))) where kind = 'log.schema';
    alter table log.entry force row level security`);
  const { note } = await verify(withMore);
  assert.match(note ?? "", /recorded on PostgreSQL 15 .* Run: joinery migrate/);
  assert.deepEqual(await faults(withMore), []);
  await owner.query("alter table people.look disable trigger log_delete");
  assert.deepEqual(await faults(withMore), [
    `${changed("trigger log_delete on people.look")}`,
  ]);
  await migrate(database.ownerUrl, {
    migrations: withMore,
    witness: schemaWitness,
  });
  assert.equal((await recorded()).length, 2, "nothing changed is recorded");
  await owner.query("alter table people.look enable trigger log_delete");
  await migrate(database.ownerUrl, {
    migrations: withMore,
    witness: schemaWitness,
  });
  assert.equal((await recorded()).length, 3);
  assert.equal((await verify(withMore)).note, undefined);
});
