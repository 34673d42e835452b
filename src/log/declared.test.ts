import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
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

test("every table is attested, in the migrations and in the database, or the decision says why not", async () => {
  const { db, drop } = await testDatabase();
  const ask = (text: string) =>
    db.transaction({ kind: "process", name: "test" }, async (tx) =>
      (await tx.query<{ name: string }>(text)).map(({ name }) => name),
    );
  const tables = await ask(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema|migrations?$|public$)' order by 1`,
  );
  const attested = await ask("select name from log.attested order by 1");
  await drop();
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
  const { db, drop } = await testDatabase();
  const columns = await db.transaction(
    { kind: "process", name: "test" },
    (tx) =>
      tx.query<{ table: string; name: string }>(
        `select attrelid::regclass::text as table, attname as name from pg_attribute join log.attested a on attrelid = split_part(a.name, ':', 1)::regclass
         where attnum > 0 and not attisdropped group by 1, 2`,
      ),
  );
  await drop();
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
