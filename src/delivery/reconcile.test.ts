import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { newId, systemClock } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import { registerEndpoints } from "./endpoint.ts";
import { reconcile } from "./reconcile.ts";
import { receiveReceipt } from "./queries/receive-receipt.ts";
import { generateSigningKey, publicJwk } from "./signature/signing-key.ts";
import { signTestFlows, tell } from "./testing/told.ts";

const process = { kind: "process", name: "test" } as const;
const day = "2026-11-23";
const key = generateSigningKey("joinery");
let store: TestDatabase;
let held: readonly string[] = [];
let status = 200;
const body = createServer((request, response) => {
  request.resume();
  response.writeHead(status);
  response.end(
    JSON.stringify({
      day,
      held: held.map((id, index) => ({ id, lanenumber: index + 1 })),
    }),
  );
});

before(async () => {
  store = await testDatabase();
  await new Promise<void>((done) => body.listen(0, "127.0.0.1", done));
  const { port } = body.address() as { port: number };
  await signTestFlows(store.db, ["dwp"]);
  await store.db.transaction(process, (tx) =>
    registerEndpoints(tx, [
      {
        organisation: "dwp",
        url: `http://127.0.0.1:${port}/dwp/events`,
        key: publicJwk(generateSigningKey("dwp")),
      },
    ]),
  );
});
after(async () => {
  body.closeAllConnections();
  body.close();
  await store.drop();
});

/** A delivery that was answered on the day; without an answer it only waits. */
async function told(isAnswered: boolean): Promise<string> {
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
      "update delivery.delivery set answered_at = '2026-11-23T12:00:00Z' where id = $1",
      [id],
    );
    return id;
  });
}
const compare = () =>
  reconcile({ database: store.db, clock: systemClock, key }, "dwp", day);

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

test("a body that cannot say is left for the next try", async () => {
  status = 503;
  assert.equal(await compare(), "unavailable");
});
