import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, describe, test } from "node:test";
import pg from "pg";
import type { Context } from "./context.ts";
import type { Tx } from "./database.ts";
import { appRole } from "./database.ts";
import { combineKeys, insertRow } from "./testing/isolation/made-up-rows.ts";
import type { Right, Rule, RowKeys } from "./testing/isolation/rule.ts";
import { allows, parseRule } from "./testing/isolation/rule.ts";
import type { Table } from "./testing/isolation/tables.ts";
import {
  dropConstraints,
  findIndexesOverValues,
  findOwnersRights,
  findTables,
} from "./testing/isolation/tables.ts";
import { testDatabase } from "./testing/test-database.ts";

const database = await testDatabase();
const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  await database.drop();
});

/** True when row-level security refused a row that was to be written. */
const isRowRefused = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === "42501";

/** Beside the rooms' own tables: every clause and right of a rule, so that each is checked though no room uses it yet. */
await owner.query(`
  create schema sample;
  create table sample.parent (id uuid primary key, customer uuid, organisation text);
  select context.protect('sample.parent', 'customer customer read, organisation organisation, process');
  create table sample.child (parent uuid not null references sample.parent, note text);
  select context.protect('sample.child', 'parent parent sample.parent read append, process');
  create table sample.public (note text);
  select context.protect('sample.public', 'anyone read, role editor, process append');
  create table sample.made (owner text, kept boolean not null);
  select context.protect('sample.made', 'process');
  select context.protect_anew('sample.made', 'owner owner read append, process remove');
  create table sample.own (account text not null, kept boolean not null);
  select context.protect('sample.own', 'account account read change, process remove');
`);

const actors = {
  customers: [randomUUID(), randomUUID()],
  organisations: ["org-one", "org-two"],
  accounts: [randomUUID(), randomUUID()],
  owners: [`account:${randomUUID()}`, `browser:${randomUUID()}`],
};
const [ann, bob] = actors.customers as [string, string];
const [annsAccount, bobsAccount] = actors.accounts as [string, string];
const [annsOwn, guests] = actors.owners as [string, string];
const tables = await findTables(owner);
const ownersRights = await findOwnersRights(owner);
const indexesOverValues = await findIndexesOverValues(owner);
const rules = new Map<string, Rule>(
  tables.flatMap((table) => {
    try {
      return [[table.name, parseRule(table.comment)]];
    } catch {
      return []; // its own test says so
    }
  }),
);
const roleNames = [...rules.values()].flatMap(({ clauses }) =>
  clauses.flatMap(({ who }) => (who.kind === "role" ? [who.role] : [])),
);

const contexts: readonly {
  readonly name: string;
  readonly context: Context;
}[] = [
  {
    name: "a customer",
    context: {
      kind: "customer",
      account: annsAccount,
      customers: [ann],
      owner: annsOwn,
    },
  },
  {
    name: "a browser without an account",
    context: { kind: "customer", account: "", customers: [], owner: guests },
  },
  {
    name: "a helper for two",
    context: {
      kind: "customer",
      account: bobsAccount,
      customers: [bob, ann],
    },
  },
  {
    name: "an account that is nobody yet",
    context: { kind: "customer", account: randomUUID(), customers: [] },
  },
  {
    name: "an adviser serving a customer",
    context: {
      kind: "staff",
      account: annsAccount,
      organisation: "org-one",
      roles: [],
      customers: [bob],
    },
  },
  {
    name: "staff with every role and no customer",
    context: {
      kind: "staff",
      account: bobsAccount,
      organisation: "org-two",
      roles: roleNames,
      customers: [],
    },
  },
  { name: "a body", context: { kind: "body", organisation: "org-one" } },
  { name: "a process", context: { kind: "process", name: "test" } },
];

await dropConstraints(owner);
const madeUp = new Map<string, readonly RowKeys[]>();
for (const table of inParentOrder()) await makeRows(table);

/** Parents first, so that children can name their rows. */
function inParentOrder(): readonly Table[] {
  const done = new Map<string, Table>();
  const visit = (name: string, path: readonly string[]): void => {
    const table = tables.find((one) => one.name === name);
    const rule = rules.get(name);
    if (!table || !rule || done.has(name) || path.includes(name)) return;
    for (const { who } of rule.clauses)
      if (who.kind === "parent") visit(who.table, [...path, name]);
    done.set(name, table);
  };
  for (const { name } of tables) visit(name, []);
  return [...done.values()];
}

async function makeRows(table: Table): Promise<void> {
  const rule = rules.get(table.name);
  if (rule === undefined || rule.isCustom) return;
  const isParent = [...rules.values()].some(({ clauses }) =>
    clauses.some(
      ({ who }) => who.kind === "parent" && who.table === table.name,
    ),
  );
  const rows = combineKeys(table, rule, actors, idsOf).map((keys) =>
    isParent && !keys.has("id")
      ? new Map([...keys, ["id", randomUUID()]])
      : keys,
  );
  madeUp.set(table.name, rows);
  await owner.query(`alter table ${table.name} no force row level security`);
  for (const keys of rows) {
    const { text, values } = insertRow(table, keys);
    await owner.query(text, [...values]);
  }
  await owner.query(`alter table ${table.name} force row level security`);
}

function idsOf(parent: string): readonly string[] {
  return (madeUp.get(parent) ?? []).flatMap((keys) => keys.get("id") ?? []);
}

/** Whether a context may read the made-up parent row with an id. */
function seesParent(context: Context, parent: string, id: string): boolean {
  const row = madeUp.get(parent)?.find((keys) => keys.get("id") === id);
  const rule = rules.get(parent);
  return (
    row !== undefined &&
    rule !== undefined &&
    allows(rule, "read", {
      context,
      row,
      seesParent: (table, above) => seesParent(context, table, above),
    })
  );
}

const expected = (
  table: Table,
  context: Context,
  rights: readonly Right[],
): readonly RowKeys[] =>
  (madeUp.get(table.name) ?? []).filter((row) =>
    rights.every((right) =>
      allows(rules.get(table.name) as Rule, right, {
        context,
        row,
        seesParent: (parent, id) => seesParent(context, parent, id),
      }),
    ),
  );

const written = (keys: RowKeys): string => JSON.stringify([...keys.values()]);

async function seenRows(tx: Tx, table: Table): Promise<readonly string[]> {
  const columns = [...(madeUp.get(table.name)?.[0]?.keys() ?? [])];
  const list = columns.map((name) => `"${name}"::text`).join(", ");
  const rows = await tx.query<{ keys: readonly (string | null)[] }>(
    `select array[${list}]::text[] as keys from ${table.name}`,
  );
  return rows.map(({ keys }) => JSON.stringify(keys)).toSorted();
}

/** Runs a statement and takes it back; false when it was refused. */
async function attempt(
  tx: Tx,
  statement: { readonly text: string; readonly values?: readonly unknown[] },
): Promise<readonly unknown[] | undefined> {
  await tx.query("savepoint attempt");
  try {
    const rows = await tx.query(statement.text, statement.values);
    await tx.query("rollback to attempt");
    return rows;
  } catch (error) {
    await tx.query("rollback to attempt");
    if (isRowRefused(error)) return undefined;
    throw error;
  }
}

const may = (context: Context, table: Table, right: Right) => (row: RowKeys) =>
  allows(rules.get(table.name) as Rule, right, {
    context,
    row,
    seesParent: (parent, id) => seesParent(context, parent, id),
  });

async function checkReads(
  tx: Tx,
  table: Table,
  context: Context,
): Promise<void> {
  const wanted = expected(table, context, ["read"]).map(written).toSorted();
  const seen = await attempt(tx, { text: `select from ${table.name}` });
  const rows = seen === undefined ? [] : await seenRows(tx, table);
  assert.deepEqual(rows, wanted, "sees other rows than its rule says");
}

async function checkWrites(
  tx: Tx,
  table: Table,
  context: Context,
): Promise<void> {
  for (const keys of madeUp.get(table.name) ?? []) {
    const done = await attempt(tx, insertRow(table, keys));
    assert.equal(
      done !== undefined,
      may(context, table, "append")(keys),
      `inserting ${written(keys)}`,
    );
  }
  const column = table.columns[0]?.name ?? "";
  const changed = await attempt(tx, {
    text: `with changed as (update ${table.name} set "${column}" = "${column}" returning 1) select from changed`,
  });
  assert.equal(
    changed?.length ?? 0,
    expected(table, context, ["read", "change"]).length,
    "changes other rows than its rule says",
  );
  const removed = await attempt(tx, {
    text: `with removed as (delete from ${table.name} returning 1) select from removed`,
  });
  assert.equal(
    removed?.length ?? 0,
    expected(table, context, ["remove"]).length,
    "removes other rows than its rule says",
  );
}

describe("every table", () => {
  for (const table of tables) {
    test(`${table.name} is protected by a rule, whoever owns it`, () => {
      assert.doesNotThrow(() => parseRule(table.comment));
      assert.equal(table.isEnabled, true, "row-level security is not enabled");
      assert.equal(table.isForced, true, "row-level security is not forced");
      assert.notEqual(table.owner, appRole);
    });
  }

  test("shows nothing where no context was set", async () => {
    const client = new pg.Client({
      connectionString: database.url,
      options: `-c role=${appRole}`,
    });
    await client.connect();
    for (const { name } of tables) {
      const rows = await client
        .query(`select from ${name}`)
        .catch((error: unknown) => {
          if (isRowRefused(error)) return { rowCount: 0 };
          throw error;
        });
      assert.equal(rows.rowCount, 0, `${name} shows rows to nobody`);
    }
    await client.end();
  });

  for (const { name, context } of contexts)
    test(`shows ${name} exactly the rows that its rule says, to read and to write`, async () => {
      for (const table of tables.filter((one) => madeUp.has(one.name)))
        await database.db
          .transaction(context, async (tx) => {
            await checkReads(tx, table, context);
            await checkWrites(tx, table, context);
          })
          .catch((cause: unknown) => {
            throw new Error(`${table.name}: ${String(cause)}`, { cause });
          });
    });
});

test("no view or function reads with its owner's rights", () =>
  assert.deepEqual(
    ownersRights,
    [],
    "make a view with (security_invoker = true), a function without security definer",
  ));

test("no index is over what is worked out from columns: row-level security would never let it be used", () =>
  assert.deepEqual(
    indexesOverValues,
    [],
    "make it a generated column, and an index of that",
  ));

test("a table protected anew keeps what bounds everybody who may see it", async () => {
  await owner.query(`
    create table sample.bounded (owner text);
    select context.protect('sample.bounded', 'process');
    create policy bound on sample.bounded as restrictive using (false);
    select context.protect_anew('sample.bounded', 'owner owner read')`);
  const { rows } = await owner.query<{ bound: boolean }>(
    "select not polpermissive as bound from pg_policy where polrelid = 'sample.bounded'::regclass order by 1",
  );
  assert.deepEqual(rows, [{ bound: false }, { bound: true }]);
  await owner.query("drop table sample.bounded");
});
