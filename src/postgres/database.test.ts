import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { inContext } from "./context.ts";
import type { Tx } from "./database.ts";
import type { TestDatabase } from "./testing/test-database.ts";
import { testDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

type Seen = {
  readonly kind: string | null;
  readonly account: string | null;
  readonly organisation: string | null;
  readonly roles: readonly string[] | null;
  readonly customers: readonly string[] | null;
};
const seen = `select context.kind() as kind, context.account() as account, context.organisation() as organisation,
  context.roles() as roles, context.customers() as customers`;

test("a transaction runs in the context it was given, and the next one does not inherit it", async () => {
  const customer = randomUUID();
  const staff = {
    kind: "staff",
    account: "a-1",
    organisation: "dwp",
    roles: ["adviser", `o'"dd\\`],
    customers: [customer],
  } as const;
  const [row] = await database.db.transaction(staff, (tx) =>
    tx.query<Seen>(seen),
  );
  assert.deepEqual(row, staff);
  const [after] = await database.db.transaction(
    { kind: "body", organisation: "hmrc" },
    (tx) => tx.query<Seen>(seen),
  );
  assert.deepEqual(after, {
    kind: "body",
    account: null,
    organisation: "hmrc",
    roles: null,
    customers: null,
  });
});

test("the application's role is bound by row-level security", async () => {
  const [row] = await database.db.transaction(
    { kind: "process", name: "test" },
    (tx) =>
      tx.query(
        `select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user`,
      ),
  );
  assert.deepEqual(row, {
    rolname: "joinery_app",
    rolsuper: false,
    rolbypassrls: false,
  });
});

test("days stay text and whole numbers are numbers", async () => {
  const [row] = await database.db.transaction(
    { kind: "process", name: "test" },
    (tx) =>
      tx.query(
        `select date '2026-03-29' as day, 9007199254740991::bigint as pence, array[date '2026-01-02'] as days, $1::bigint as bound`,
        [12],
      ),
  );
  assert.deepEqual(row, {
    day: "2026-03-29",
    pence: 9_007_199_254_740_991,
    days: ["2026-01-02"],
    bound: 12,
  });
});

test("work that throws leaves nothing behind", async () => {
  const process = { kind: "process", name: "test" } as const;
  const failing = database.db.transaction(process, async (tx) => {
    await tx.query(
      "insert into postgres.migration (name, checksum) values ('9999-x.sql', '')",
    );
    throw new Error("changed my mind");
  });
  await assert.rejects(failing, /changed my mind/);
  const rows = await database.db.transaction(process, (tx) =>
    tx.query("select from postgres.migration where name = '9999-x.sql'"),
  );
  assert.equal(rows.length, 0);
});

test("a part of a transaction runs as another, and everything is as before when it ends", async () => {
  const everything = `select context.kind() as kind, context.owner() as owner, context.customers() as customers,
    context.events() as events, context.process() as process`;
  const helper = {
    kind: "customer",
    account: "a",
    owner: "mandate:1",
    customers: ["11111111-1111-4111-8111-111111111111"],
    events: ["moving-house"],
  } as const;
  await database.db.transaction(helper, async (tx) => {
    const before = await tx.query(everything);
    const within = await inContext(tx, { kind: "process", name: "p" }, () =>
      tx.query(everything),
    );
    assert.deepEqual(within, [
      {
        kind: "process",
        owner: null,
        customers: null,
        events: null,
        process: "p",
      },
    ]);
    assert.deepEqual(await tx.query(everything), before);
  });
});

for (const { how, fails } of [
  {
    how: "what it does",
    fails: async () => assert.fail("ours"),
  },
  {
    how: "a statement",
    fails: (tx: Tx) => tx.query("select 1 / 0"),
  },
])
  test(`a part that runs as another ends when ${how} fails in it, also for who goes on from a savepoint`, async () => {
    const asked = "select context.kind() as kind, context.bodies() as bodies";
    const helper = {
      kind: "customer",
      account: "a",
      customers: [],
      events: ["moving-house"],
      bodies: ["dwp"],
    } as const;
    const within = (tx: Tx, work: () => Promise<unknown>) =>
      inContext(tx, { kind: "process", name: "p" }, work);
    await database.db.transaction(helper, async (tx) => {
      const before = await tx.query(asked);
      await tx.query("savepoint part");
      await assert.rejects(
        within(tx, () => within(tx, () => fails(tx))),
        /ours|division by zero/,
      );
      if (how === "what it does")
        assert.deepEqual(await tx.query(asked), before);
      else await assert.rejects(tx.query(asked), /aborted/);
      await tx.query("rollback to savepoint part");
      assert.deepEqual(await tx.query(asked), before);
      await within(tx, () => tx.query("select 1"));
      assert.deepEqual(await tx.query(asked), before);
    });
  });

test("a transaction that was asked for two statements at once runs no other, in whoever's name", async () => {
  await database.db.transaction(
    { kind: "body", organisation: "dwp" },
    async (tx) => {
      const asProcess = inContext(tx, { kind: "process", name: "p" }, () =>
        tx.query("select pg_sleep(0.05)"),
      );
      await assert.rejects(Promise.all([asProcess, tx.query("select 1")]));
      await Promise.allSettled([asProcess]);
      await assert.rejects(tx.query("select 1"), /two statements at once/);
    },
  );
});

test("parts of one transaction that run at once are refused, so that none runs on the other's behalf", async () => {
  const asProcess = (tx: Tx) =>
    inContext(tx, { kind: "process", name: "p" }, () => tx.query("select 1"));
  await assert.rejects(
    database.db.transaction({ kind: "body", organisation: "dwp" }, (tx) =>
      Promise.all([asProcess(tx), asProcess(tx)]),
    ),
    /two statements at once/,
  );
});
