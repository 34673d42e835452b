/** An auditor's test: somebody with all rights over the database changes what a person relies on, and `log verify` says what and where. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { caseworkFollower } from "#casework";
import { findFrozenLanes, receiveReceipt } from "#delivery";
import { catchUp } from "#log";
import {
  assertShown,
  database,
  helper,
  messages,
  owner,
  process,
  seal,
  subject,
  verify,
} from "./attested-world.ts";
import { openCatalogue } from "./kill/told-death.ts";

test("what the application wrote verifies: every row of every declared table has its digest", async () => {
  const { breaks, rows } = await verify();
  assert.deepEqual(breaks, []);
  assert(rows > 40);
});

test("an entry that holds null in the place of digests, as once was sealed, is no fault", async () => {
  await database.db.transaction(process, (tx) =>
    tx.query(
      `select log.append('log.rows', null, null, '{"rows": null, "new": null}', null)`,
    ),
  );
  await seal();
  assert.deepEqual(await messages(), []);
});

test("a row whose entry is not sealed yet is no fault", async () => {
  await database.db.transaction(process, async (tx) => {
    const [one] = await tx.query<{ id: string }>(
      "select id from delivery.delivery where state = 'waiting' limit 1",
    );
    assert(one);
    await receiveReceipt(
      tx,
      { id: "r-fresh", delivery: one.id, status: "accepted" },
      "later",
    );
  });
  const { breaks, unsealed } = await verify();
  assert.deepEqual(breaks, []);
  assert(unsealed > 0);
  await seal();
  await catchUp(database.db, caseworkFollower(openCatalogue));
  await seal();
  assert.deepEqual((await verify()).breaks, []);
});

const set = (table: string, change: string, where = "true") => ({
  table,
  by: `update ${table} set ${change} where ${where}`,
  says: new RegExp(`^${table}(:state)?/.* was changed`),
});
const remove = (table: string) => ({
  table,
  by: `delete from ${table}`,
  says: new RegExp(`^${table}/.* was removed: entry \\d+ attests it`),
});
const slipIn = (table: string, values: string) => ({
  table,
  by: `insert into ${table} ${values}`,
  says: new RegExp(`^${table}/.* was slipped in`),
});

const attacks: readonly {
  readonly table: string;
  readonly by: string;
  readonly says: RegExp;
}[] = [
  {
    table: "notices.notice",
    by: `update notices.notice set facts = facts || '{"deceased.dateOfDeath": "2020-01-01"}'`,
    says: /^notices\.notice\.facts was changed: it is not what entry \d+ digests/,
  },
  set("notices.notice", `subject = '${helper}'`),
  set("notices.notice", "teller = null, capacity = 'informant'"),
  set("notices.notice", "state = 'withdrawn'"),
  set("notices.notice", "confirmed_at = confirmed_at - interval '1 day'"),
  set("notices.notice", "reason = 'made up'"),
  set("notices.consequence", "discharges = not discharges"),
  set("notices.consequence", "delivery = null", "delivery is not null"),
  remove("notices.consequence"),
  set("delivery.delivery", `fields = '{}'`),
  set("delivery.delivery", "organisation = 'thief'", "number = 1"),
  set("delivery.delivery", "state = 'acted'", "state = 'waiting'"),
  set("delivery.delivery", "answered_at = now()", "answered_at is not null"),
  set("delivery.receipt", `body = body || '{"status": "refused"}'`),
  set("delivery.receipt", "received_at = received_at - interval '9 days'"),
  remove("delivery.receipt"),
  set("delivery.attempt", "status = 500"),
  set("delivery.attempt", "at = at - interval '9 days'"),
  remove("delivery.attempt"),
  slipIn(
    "delivery.attempt",
    "(delivery, number, organisation, at, took_ms) select delivery, number + 7, organisation, at, 1 from delivery.attempt limit 1",
  ),
  set("delivery.endpoint", "url = 'https://thief.example'"),
  set("delivery.signed_flow", "fields = fields || '{person.bankAccount}'"),
  set("people.fact", `value = '"Somebody Else"'`),
  remove("people.look"),
  set("people.look", "purpose = 'nothing'"),
  slipIn(
    "people.look",
    `(customer_id, at, by_kind, purpose, request) values ('${subject}', now(), 'staff', 'x', 'x')`,
  ),
  set("people.bank_account_change", `account = '{"sortCode": "999999"}'`),
  set("access.mandate", "events = '{}'"),
  set("access.mandate", "valid_to = '2099-01-01'"),
  slipIn(
    "access.role_grant",
    "(account_id, organisation, role, granted_by) select gen_random_uuid(), 'dwp', 'auditor', 'nobody'",
  ),
  set("contacts.contact", "channel = 'post'"),
  ...["told_at = '2020-01-01'", "attempts = attempts + 3", "forgiven = 9"].map(
    (change) => ({
      ...set("delivery.delivery", change),
      says: /^delivery\.delivery\/.* was changed: its (told_at|attempts) is not/,
    }),
  ),
  slipIn("people.message_cause", "(cause) values ('told:somebody')"),
];

for (const { table, by, says } of attacks) {
  test(`it shows: ${by.slice(0, 110)}`, async () => {
    await owner.query(`create table public.aside as select * from ${table}`);
    await owner.query(by);
    await assertShown(says);
    const columns = await writtenColumns(table);
    await owner.query(
      `delete from ${table}; insert into ${table} (${columns}) select ${columns} from public.aside; drop table public.aside`,
    );
    assert.deepEqual(await messages(), []);
  });
}

/** Those that the database does not make of others. */
async function writtenColumns(table: string): Promise<string> {
  const { rows } = await owner.query<{ columns: string }>(
    "select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
    [table],
  );
  return rows[0]?.columns ?? "";
}

for (const by of [
  "ready_at = null",
  "ready_at = 'infinity'",
  "held_until = now() + interval '9 days'",
  "blocked_by = gen_random_uuid()",
  "done = numbered",
  "numbered = done",
])
  test(`a lane that was frozen shows: ${by}`, async () => {
    await owner.query(
      "create table public.aside as select * from delivery.lane where id in (select lane from delivery.delivery where state = 'waiting') limit 1",
    );
    await owner.query(
      `update delivery.lane set ${by} where id in (select id from public.aside)`,
    );
    const { rows } = await owner.query<{ id: string }>(
      "select id from public.aside",
    );
    const found = await messages();
    assert(found.length > 0);
    for (const message of found)
      assert.match(
        message,
        /is frozen|its lane has passed it|numbering is not that/,
      );
    if (!by.includes("numbered"))
      assert.deepEqual(
        await database.db.transaction(process, findFrozenLanes),
        rows.map(({ id }) => id),
      );
    await owner.query(
      "delete from delivery.lane where id in (select id from public.aside); insert into delivery.lane select * from public.aside; drop table public.aside",
    );
    assert.deepEqual(await messages(), []);
  });

for (const by of [
  "organisation = 'somebody-else'",
  "subject = gen_random_uuid()",
  "numbered = numbered + 1",
])
  test(`a lane that was diverted shows: ${by}`, async () => {
    await owner.query("create table public.aside as table delivery.lane");
    await owner.query(
      `update delivery.lane set ${by} where id = (select lane from delivery.delivery limit 1)`,
    );
    await assertShown(
      /^delivery\.lane\/.* was changed: its body, person or numbering is not that of its deliveries/,
    );
    await owner.query(
      "delete from delivery.lane; insert into delivery.lane table public.aside; drop table public.aside",
    );
    assert.deepEqual(await messages(), []);
  });

for (const kind of ["delivery.noted", "delivery.accepted"])
  test(`a forged answer shows, though an entry ${kind} had it sealed`, async () => {
    await owner.query(
      `insert into delivery.receipt (delivery, id, organisation, subject, status, way, body, received_at)
       select id, 'forged', organisation, subject, 'acted', 'later', '{"status": "acted"}', now() from delivery.delivery where state = 'waiting' limit 1`,
    );
    await owner.query(
      "insert into log.entry (id, kind, subject, dimensions) select nextval('log.entry_id'), $1, subject, jsonb_build_object('delivery', delivery) from delivery.receipt where id = 'forged'",
      [kind],
    );
    await seal();
    await assertShown(
      /^delivery\.receipt\/.*\/forged was slipped in: no entry digests its body/,
    );
    await owner.query("delete from delivery.receipt where id = 'forged'");
  });

test("a state that was forged is not sealed by an entry of a kind that the application never writes", async () => {
  await owner.query(
    "create table public.aside as select id, state from delivery.delivery where state = 'waiting' limit 1; update delivery.delivery d set state = 'acted' from public.aside where aside.id = d.id",
  );
  await owner.query(
    "insert into log.entry (id, kind, dimensions) select nextval('log.entry_id'), 'delivery.noted', jsonb_build_object('delivery', id) from public.aside",
  );
  await seal();
  await assertShown(/^delivery\.delivery:state\/.* was changed/);
  await owner.query(
    "update delivery.delivery d set state = aside.state from public.aside where aside.id = d.id; drop table public.aside",
  );
});

test("a notice that was forged and logged as new once more shows", async () => {
  await database.db.transaction(process, (tx) =>
    tx.query(
      "select log.append('notice.told', subject, null, jsonb_build_object('notice', id)) from notices.notice",
    ),
  );
  await seal();
  await assertShown(/was attested as new 2 times/);
});

test("forgetting a person vouches for no row that still stands; once the application has removed them nothing is wrong", async () => {
  const before = await verify();
  const count = await database.db.transaction(process, async (tx) => {
    const [row] = await tx.query<{ count: number }>(
      "select log.forget($1, now() + interval '1 hour') as count",
      [subject],
    );
    return row?.count ?? 0;
  });
  await owner.query(`update people.fact set value = '"Somebody Else"'`);
  await seal();
  const standing = await verify();
  assert(count > 0);
  assert.equal(standing.forgotten, count);
  const found = standing.breaks.map(({ message }) => message);
  assert(
    found.some((message) =>
      /^people\.fact\/.* stands though the salt of entry \d+ is gone/.test(
        message,
      ),
    ),
    found.join("\n"),
  );
  await database.db.transaction(process, async (tx) => {
    const tables = await tx.query<{ name: string; subject: string }>(
      "select name, subject from log.attested where subject is not null and name not like '%:%'",
    );
    for (const { name, subject: column } of tables)
      await tx.query(`delete from ${name} where ${column} = $1`, [subject]);
  });
  await seal();
  const gone = (await messages()).filter(
    (message) => !before.breaks.some((one) => one.message === message),
  );
  assert.deepEqual(gone, []);
});
