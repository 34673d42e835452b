import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contextOf, recordMandate } from "#access";
import type { CustomerVisitor } from "#access";
import { newId } from "#kernel";
import { findFacts, makeCustomer, recordFacts, recordLook } from "#people";
import type { Looker } from "#people";
import { testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { findJourney } from "./queries/find-journey.ts";
import { startJourney } from "./queries/start-journey.ts";

let store: TestDatabase;
before(async () => {
  store = await testDatabase();
});
after(() => store.drop());

const giver = newId();
const helper = (events: readonly string[]): CustomerVisitor => ({
  kind: "customer",
  session: newId(),
  csrf: "c",
  account: newId(),
  name: "Susan",
  customer: newId(),
  level: "P2",
  actingFor: {
    mandate: newId(),
    customer: giver,
    name: "Margaret",
    capacity: "agent",
    events,
    concepts: ["person.name", "deceased.name"],
  },
});
const inProcess = <T>(work: (tx: Tx) => Promise<T>) =>
  store.db.transaction({ kind: "process", name: "test" }, work);
const begin = (event: string) =>
  inProcess((tx) =>
    startJourney(tx, {
      event,
      owner: `customer:${giver}`,
      customer: giver,
      subject: giver,
      catalogue: "c",
      channel: "digital",
      found: new Map(),
    }),
  );

test("under a mandate for one event no statement sees a journey of another, nor a message to the giver", async () => {
  await inProcess((tx) => makeCustomer(tx, { id: giver }));
  const [bereavement, move] = [await begin("bereavement"), await begin("move")];
  await inProcess((tx) =>
    tx.query(
      `insert into people.message (customer_id, channel, sent_to, kind, locale, subject, body, written_at)
       values ($1, 'text', '07700 900001', 'alert', 'en', 's', 'b', now())`,
      [giver],
    ),
  );
  const seenBy = (events: readonly string[]) =>
    store.db.transaction(contextOf(helper(events)), async (tx) => ({
      bereavement: (await findJourney(tx, bereavement.id)) !== undefined,
      move: (await findJourney(tx, move.id)) !== undefined,
      messages: (await tx.query("select from people.message")).length,
    }));
  assert.deepEqual(await seenBy(["bereavement"]), {
    bereavement: true,
    move: false,
    messages: 0,
  });
  assert.deepEqual(await seenBy([]), {
    bereavement: true,
    move: true,
    messages: 1,
  });
});

const at = new Date("2026-11-24T10:00:00Z");
const today = "2026-11-24";
const facts = ["person.name", "deceased.name", "person.bankAccount"];
const record = (tx: Tx, concept: string, value = "given") =>
  recordFacts(tx, {
    customer: giver,
    facts: [{ concept, value }],
    source: { kind: "told", by: "helper" },
    reach: new Map(),
    at,
    today,
  });

test("under a mandate for one event no statement reads or writes a fact that the event does not need", async () => {
  const visitor = helper(["bereavement"]);
  const by = <T>(work: (tx: Tx) => Promise<T>) =>
    store.db.transaction(contextOf(visitor), work);
  await inProcess(async (tx) => {
    for (const concept of facts) await record(tx, concept);
  });
  const seen = (tx: Tx) =>
    tx.query<{ concept: string }>(
      "select concept from people.fact where customer_id = $1 and superseded_at is null order by concept",
      [giver],
    );
  assert.deepEqual(
    (await by(seen)).map(({ concept }) => concept),
    ["deceased.name", "person.name"],
  );
  const book = await by((tx) => findFacts(tx, giver, today));
  assert.ok(!book.has("person.bankAccount"));
  await by((tx) => record(tx, "deceased.name", "put right"));
  await assert.rejects(
    by((tx) => record(tx, "person.bankAccount", "the thief's")),
  );
  const changed = await by((tx) =>
    tx.query(
      "update people.fact set value = '1' where concept = 'person.bankAccount' returning id",
    ),
  );
  assert.equal(changed.length, 0);
  const held = await inProcess((tx) => findFacts(tx, giver, today));
  assert.equal(held.get("person.bankAccount")?.fact.kind, "known");
});

test("a mandate whose events need no fact that is known shows none", async () => {
  const { actingFor, ...rest } = helper(["bereavement"]);
  const { concepts: _, ...bare } = actingFor ?? assert.fail();
  const seen = await store.db.transaction(
    contextOf({ ...rest, actingFor: bare }),
    (tx) => findFacts(tx, giver, today),
  );
  assert.equal(seen.size, 0);
});

test("under a mandate for one event nobody sees who else looked, what bodies call the giver, a waiting bank account, or other mandates", async () => {
  const visitor = helper(["bereavement"]);
  const mandate = (holder: string) =>
    inProcess((tx) =>
      recordMandate(tx, {
        capacity: "agent",
        events: [],
        from: today,
        evidence: { kind: "given-by-customer" },
        giver: { id: giver, name: "Margaret" },
        holder: { id: holder, name: "Susan" },
        madeBy: "test",
        at,
      }),
    );
  await mandate(newId());
  const own = await mandate(visitor.customer);
  const acting = { ...visitor.actingFor!, mandate: own };
  await inProcess(async (tx) => {
    await tx.query(
      "insert into people.identifier (customer_id, organisation, name, value) values ($1, 'dwp', 'ref', '1')",
      [giver],
    );
    await tx.query(
      `insert into people.bank_account_change (customer_id, concept, account, state, code_hash, requested_at, expires_at)
       values ($1, 'person.bankAccount', '{}', 'waiting', '', now(), now())`,
      [giver],
    );
    await recordLook(
      tx,
      look({ kind: "body", organisation: "dwp" }, "serving"),
    );
  });
  const count = (events: readonly string[]) =>
    store.db.transaction(
      contextOf({ ...visitor, actingFor: { ...acting, events } }),
      async (tx) => {
        const counts: Record<string, number> = {};
        for (const table of tables)
          counts[table] = (await tx.query(`select from ${table}`)).length;
        return counts;
      },
    );
  assert.deepEqual(Object.values(await count(["bereavement"])), [0, 0, 0, 1]);
  assert.deepEqual(Object.values(await count([])), [1, 1, 1, 2]);
  const { account } = visitor;
  await store.db.transaction(contextOf(visitor), (tx) =>
    recordLook(
      tx,
      look({ kind: "helper", account, capacity: "agent" }, "acting"),
    ),
  );
  assert.equal((await count(["bereavement"]))["people.look"], 1, "their own");
});

const tables = [
  "people.identifier",
  "people.bank_account_change",
  "people.look",
  "access.mandate",
];
const look = (by: Looker, purpose: string) => ({
  customer: giver,
  by,
  purpose,
  concepts: [],
  request: newId(),
  at,
});

test("every table that shows a customer's rows is bounded by the events of a mandate", async () => {
  const rows = await inProcess((tx) =>
    tx.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c
       where obj_description(c.oid, 'pg_class') ~ 'customer ' and c.relkind = 'r'
         and not exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive) order by 1`,
    ),
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    [
      "people.customer", // that the giver is a customer is no secret to them
    ],
  );
});

test("every table that shows a customer's rows and names a body is bounded by the bodies of a mandate", async () => {
  const rows = await inProcess((tx) =>
    tx.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation'
       where obj_description(c.oid, 'pg_class') ~ 'customer |parent ' and c.relkind = 'r'
         and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'bodies of the mandate') order by 1`,
    ),
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    [
      "delivery.lane", // shows no row under any narrow mandate
      "delivery.receipt", // stands under a delivery that they may see
      "people.identifier", // as a lane
    ],
  );
});

test("under a mandate for one body no statement sees a look of another, what another was told, or a journey begun otherwise", async () => {
  const drafted = await begin("move");
  const visitor = helper(["bereavement", "move"]);
  const acting = { ...visitor.actingFor!, bodies: ["dwp", "council"] };
  const notice = newId();
  await inProcess(async (tx) => {
    for (const organisation of ["dwp", "hmrc", "council:E06000023"]) {
      await recordLook(tx, {
        ...look({ kind: "body", organisation }, "move"),
        request: organisation,
      });
      await tx.query(
        `insert into notices.consequence (notice, place, subject, organisation, flow, flow_version, effect, kind, discharges)
         values ($1, (select count(*) from notices.consequence), $2, $3, 'f', 1, 'records', 'told', false)`,
        [notice, giver, organisation],
      );
    }
    await tx.query(
      `insert into notices.notice (id, reference, token, digest, kind, life_event, subject, occurrence, capacity, catalogue, channel, facts, state, customer, log_entry)
       values ($1, 'JN-BODY', 'token', '', 'told', 'move', $2, 'once', 'self', 'c', 'digital', '{}', 'standing', $2, 0)`,
      [notice, giver],
    );
  });
  const seen = (bodies: readonly string[]) =>
    store.db.transaction(
      contextOf({ ...visitor, actingFor: { ...acting, bodies } }),
      async (tx) => ({
        looks: await bodiesIn(tx, "people.look where purpose = 'move'"),
        told: await bodiesIn(tx, "notices.consequence"),
        draft: (await findJourney(tx, drafted.id)) !== undefined,
      }),
    );
  const some = ["council:E06000023", "dwp"];
  assert.deepEqual(await seen(["dwp", "council"]), {
    looks: some,
    told: some,
    draft: false,
  });
  const all = ["council:E06000023", "dwp", "hmrc"];
  assert.deepEqual(await seen([]), { looks: all, told: all, draft: true });
});

async function bodiesIn(tx: Tx, from: string): Promise<readonly string[]> {
  const rows = await tx.query<{ organisation: string }>(
    `select organisation from ${from} order by 1`,
  );
  return rows.map(({ organisation }) => organisation);
}
