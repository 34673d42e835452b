import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { TestDatabase } from "#postgres";
import { readMigrations, testDatabase } from "#postgres";
import { readDeclared } from "./declared.ts";

const reasons = readFileSync(
  new URL("../../docs/adr/log-attested-rows.md", import.meta.url),
  "utf8",
);
/** The tables that the decision leaves out, each with words behind it. */
const leftOut = [...reasons.matchAll(/^\| (`.+`) \| \S.+ \|$/gm)].flatMap(
  ([, names = ""]) => [...names.matchAll(/`([\w.]+)`/g)].map(([, one]) => one),
);

const asSealer = { kind: "process", name: "sealer" } as const;
let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

test("every table is attested, in the migrations and in the database, or the decision says why not", async () => {
  const { db } = database;
  const ask = (text: string) =>
    db.transaction({ kind: "process", name: "test" }, async (tx) =>
      (await tx.query<{ name: string }>(text)).map(({ name }) => name),
    );
  const tables = await ask(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema|migrations?$|public$)' order by 1`,
  );
  const attested = await ask("select name from log.attested order by 1");
  assert(tables.includes("notices.notice") && tables.includes("log.entry"));
  const declared = readDeclared(await readMigrations());
  assert.deepEqual(declared.map(({ name }) => name).toSorted(), attested);
  const held = new Set(declared.map(({ table }) => table));
  assert.deepEqual(
    tables.filter((name) => !held.has(name) && !leftOut.includes(name)),
    [],
  );
  assert.deepEqual(
    leftOut.filter((name = "") => held.has(name) || !tables.includes(name)),
    [],
  );
});

const columnsLeftOut = [...reasons.matchAll(/^- (`.+`): \S/gm)]
  .flatMap(([, names = ""]) => names.match(/[\w.]+/g) ?? [])
  .toSorted();

test("every column of an attested table is attested, or the decision says why not", async () => {
  const { db } = database;
  const columns = await db.transaction(
    { kind: "process", name: "test" },
    (tx) =>
      tx.query<{ table: string; name: string }>(
        `select attrelid::regclass::text as table, attname as name from pg_attribute join log.attested a on attrelid = split_part(a.name, ':', 1)::regclass
         where attnum > 0 and not attisdropped group by 1, 2`,
      ),
  );
  const declared = readDeclared(await readMigrations());
  const isHeld = ({ table, name }: { table: string; name: string }) =>
    declared.some(
      ({ only, without, ...one }) =>
        one.table === table &&
        (only?.includes(name) ?? true) &&
        !without.includes(name),
    );
  assert.deepEqual(
    columns
      .filter((one) => !isHeld(one))
      .map(({ table, name }) => `${table}.${name}`)
      .toSorted(),
    columnsLeftOut,
  );
});

test("what sealed entries brought is found by an index, row-level security or not: a batch costs what it holds, not what the tables hold", async () => {
  const plan = await database.db.transaction(asSealer, async (tx) => {
    await tx.query("set local enable_seqscan to off");
    const [found] = await tx.query<{ query: string }>(
      `select log.brought_query(array(select regexp_replace(b ->> 0, '\\(([^|)]+)[^)]*\\)', '\\1') from log.attested a, jsonb_array_elements(a.brought) b)) as query`,
    );
    const rows = await tx.query<Record<string, string>>(
      `explain (costs off) with brought as materialized (select kind, dimensions from log.entry) ${found?.query}`,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  assert.match(plan, /(Heap Scan|Index Scan using \w+) on receipt r/);
  assert.doesNotMatch(plan, /Seq Scan on \w+ r(_\d+)?$/m);
});
