import assert from "node:assert/strict";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { fixedClock, newId, systemClock } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import { registerEndpoints } from "./endpoint.ts";
import { reconcile, reconcileAll } from "./reconcile.ts";
import { receiveReceipt } from "./queries/receive-receipt.ts";
import { generateSigningKey, publicJwk } from "./signature/signing-key.ts";
import { signTestFlows, tell } from "./testing/told.ts";

const process = { kind: "process", name: "test" } as const;
const day = "2026-11-23";
const key = generateSigningKey("joinery");
let store: TestDatabase;
let held: readonly string[] = [];
let status = 200;
const asked: string[] = [];
let edit = (list: string): string => list;
const body = createServer(async (request, response) => {
  const { day } = (await json(request)) as { readonly day: string };
  asked.push(day);
  response.writeHead(status);
  const list = {
    day,
    held: held.map((id, index) => ({ id, lanenumber: index + 1 })),
  };
  response.end(edit(JSON.stringify(list)));
});

before(async () => {
  store = await testDatabase();
  await new Promise<void>((done) => body.listen(0, "127.0.0.1", done));
  const { port } = body.address() as { port: number };
  await signTestFlows(store.db, ["dwp", "aaa"]);
  await store.db.transaction(process, (tx) =>
    registerEndpoints(
      tx,
      ["dwp", "aaa"].map((organisation) => ({
        organisation,
        url: `http://127.0.0.1:${port}/${organisation}/events`,
        key: publicJwk(generateSigningKey(organisation)),
      })),
    ),
  );
});
after(async () => {
  body.closeAllConnections();
  body.close();
  await store.drop();
});

/** A delivery that was answered at a moment; without an answer it only waits. */
async function told(
  isAnswered: boolean,
  at = "2026-11-23T12:00:00Z",
): Promise<string> {
  return store.db.transaction(process, async (tx) => {
    const [id = ""] = await tell(tx, newId(), ["dwp"]);
    if (!isAnswered) return id;
    await receiveReceipt(
      tx,
      { id: "r-1", delivery: id, status: "accepted" },
      "later",
    );
    await tx.query(
      "update delivery.receipt set way = 'answer' where delivery = $1",
      [id],
    );
    await tx.query(
      "update delivery.delivery set answered_at = $2 where id = $1",
      [id, at],
    );
    return id;
  });
}
const compare = () =>
  reconcile(
    { database: store.db, clock: systemClock, key: () => key },
    "dwp",
    day,
  );
const compareAll = (moment: string) =>
  reconcileAll({
    database: store.db,
    clock: fixedClock(moment),
    key: () => key,
  });
const differencesLogged = () =>
  store.db.transaction(process, (tx) =>
    tx.query<{ day: string; kind: string; event: string | null }>(
      "select dimensions ->> 'day' as day, dimensions ->> 'kind' as kind, dimensions ->> 'event' as event from log.entry where kind = 'delivery.differs' order by id",
    ),
  );

test("the night finds what one side has and the other has not, and logs each", async () => {
  const [both, lost, unanswered] = [
    await told(true),
    await told(true),
    await told(false),
  ];
  const foreign = newId();
  held = [both, unanswered, foreign];
  const found = await compare();
  assert.deepEqual(
    found,
    [
      { delivery: lost, kind: "not-held" },
      { delivery: unanswered, kind: "not-answered" },
      { delivery: foreign, kind: "not-ours" },
    ].toSorted((a, b) => (a.delivery < b.delivery ? -1 : 1)),
  );
  const logged = await store.db.transaction(process, (tx) =>
    tx.query(
      "select kind, count(*) from log.entry where kind in ('delivery.reconciled', 'delivery.differs') group by 1 order by 1",
    ),
  );
  assert.deepEqual(logged, [
    { kind: "delivery.differs", count: 3 },
    { kind: "delivery.reconciled", count: 1 },
  ]);
});

test("a difference says which day and event, so that somebody can act on it", async () => {
  assert.deepEqual(
    (await differencesLogged())
      .map(({ day, kind, event }) => [kind, day, event])
      .toSorted(),
    [
      ["not-answered", day, "bereavement"],
      ["not-held", day, "bereavement"],
      ["not-ours", day, null],
    ],
  );
});

test("a body that cannot say is left for the next try, and no later day is compared before it", async () => {
  [status, asked.length] = [503, 0];
  assert.equal(await compare(), "unavailable");
  await compareAll("2026-11-27T02:00:00Z");
  assert.deepEqual(asked, [day, "2026-11-24"]);
});

test("a body whose list gives a name twice is left for the next try", async () => {
  status = 200;
  edit = (list) => list.replace(/}$/, ',"held":[]}');
  assert.equal(await compare(), "unavailable");
  edit = (list) => list;
});

test("nights on which nothing ran are caught up, each day once, and what was lost in them is found", async () => {
  const lost = await told(true, "2026-11-25T12:00:00Z");
  [status, held, asked.length] = [200, [], 0];
  await compareAll("2026-11-27T02:00:00Z");
  await compareAll("2026-11-27T02:10:00Z");
  assert.deepEqual(asked, ["2026-11-24", "2026-11-25", "2026-11-26"]);
  const found = await store.db.transaction(process, (tx) =>
    tx.query(
      "select day, differences from delivery.reconciliation where day > $1 and differences <> '[]'",
      [day],
    ),
  );
  assert.deepEqual(found, [
    {
      day: "2026-11-25",
      differences: [{ delivery: lost, kind: "not-held" }],
    },
  ]);
});

test("a body's list of a day may be far larger than a message", async () => {
  const foreign = Array.from({ length: 3_000 }, () => newId());
  [status, held] = [200, foreign];
  assert(JSON.stringify(held).length > 64 * 1024);
  const list = { database: store.db, clock: systemClock, key: () => key };
  const found = await reconcile(list, "dwp", "2026-11-27");
  assert.equal(found.length, foreign.length);
});

test("a body whose list cannot be compared holds up no other, and is told of", async () => {
  const faults: string[] = [];
  await store.db.transaction(process, async (tx) => {
    const [id = ""] = await tell(tx, newId(), ["aaa"]);
    await tx.query(
      "update delivery.delivery set answered_at = $2 where id = $1",
      [id, "2026-11-27T12:00:00Z"],
    );
  });
  [status, held, asked.length] = [200, [], 0];
  let isFirst = true;
  const database: typeof store.db = {
    ...store.db,
    transaction: (context, work) =>
      store.db.transaction(context, async (tx) => {
        const result = await work(tx);
        // The first body's list is refused when it is kept.
        if (isFirst && asked.length > 0) {
          isFirst = false;
          await tx.query("select 'no number'::integer");
        }
        return result;
      }),
  };
  await reconcileAll({
    database,
    clock: fixedClock("2026-11-29T02:00:00Z"),
    key: () => key,
    onFault: (_, organisation) => faults.push(organisation),
  });
  assert.deepEqual(faults, ["aaa"]);
  assert.deepEqual(asked.slice(1), ["2026-11-28"]);
});

for (const { moment, compared } of [
  { moment: "2027-06-01T23:59:00Z", compared: "2027-05-31" },
  { moment: "2027-06-02T00:01:00Z", compared: "2027-06-01" },
])
  test(`at ${moment} the last day compared is ${compared}: a day is left an hour after it ends in London`, async () => {
    asked.length = 0;
    await compareAll(moment);
    assert.equal(asked.at(-1), compared);
  });
