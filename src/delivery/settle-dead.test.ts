import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import { findDeliveries } from "./queries/find-deliveries.ts";
import { leaseLanes } from "./queries/lease-lanes.ts";
import { receiveReceipt } from "./queries/receive-receipt.ts";
import { settleDead } from "./settle-dead.ts";
import type { DeadLetterDecision } from "./settle-dead.ts";
import { signTestFlows, tell } from "./testing/told.ts";
import { buildEvent } from "./worker/build-event.ts";

const process = { kind: "process", name: "test" } as const;
const council = "council:E06000023";
let store: TestDatabase;
before(async () => {
  store = await testDatabase();
  await signTestFlows(store.db, ["dwp", council]);
});
after(() => store.drop());

const told = async () =>
  (
    await store.db.transaction(process, (tx) => tell(tx, newId(), ["dwp"]))
  )[0] ?? "";
const stateOf = async (delivery: string) =>
  (
    await store.db.transaction(process, (tx) =>
      tx.query<{ state: string; open: boolean; done: number }>(
        `select state, lane.blocked_by is null as open, done from delivery.delivery join delivery.lane on lane.id = lane where delivery.id = $1`,
        [delivery],
      ),
    )
  )[0];

async function deadLetter(): Promise<string> {
  const delivery = await told();
  await store.db.transaction(process, async (tx) => {
    await tx.query(
      "update delivery.delivery set state = 'dead' where id = $1",
      [delivery],
    );
    await tx.query(
      "update delivery.lane set blocked_by = $1, ready_at = null from delivery.delivery d where d.id = $1 and lane.id = d.lane",
      [delivery],
    );
  });
  return delivery;
}
const decision = (part: object) =>
  ({ reason: "spoke to them", by: newId(), ...part }) as DeadLetterDecision;

for (const { part, state, done } of [
  { part: { kind: "retry" }, state: "waiting", done: 0 },
  {
    part: { kind: "redirect", organisation: council, agreedBy: "another" },
    state: "redirected",
    done: 1,
  },
  {
    part: {
      kind: "settle",
      status: "acted",
      words: { en: "Done by phone.", cy: "Gwnaed dros y ffôn." },
    },
    state: "acted",
    done: 1,
  },
])
  test(`${part.kind} of a dead letter opens its lane, once`, async () => {
    const delivery = await deadLetter();
    const settle = () =>
      store.db.transaction(process, (tx) =>
        settleDead(tx, delivery, decision(part)),
      );
    assert.equal(await settle(), "settled");
    assert.deepEqual(await stateOf(delivery), { state, open: true, done });
    assert.equal(await settle(), "not-dead");
  });

test("a redirected delivery carries the day on which it was told first, and so does its event", async () => {
  const delivery = await deadLetter();
  await store.db.transaction(process, async (tx) => {
    await tx.query(
      "update delivery.delivery set told_at = '2026-10-05T09:00:00Z' where id = $1",
      [delivery],
    );
    await settleDead(
      tx,
      delivery,
      decision({ kind: "redirect", organisation: council }),
    );
    const [before] = await findDeliveries(tx, [delivery]);
    const [after] = await findDeliveries(tx, [before?.sentTo ?? ""]);
    assert.equal(after?.toldAt.toISOString(), "2026-10-05T09:00:00.000Z");
    const lanes = await leaseLanes(tx, {
      lanesMax: 100,
      leaseMs: 1,
      except: ["dwp"],
    });
    const due = lanes.flatMap(({ deliveries, lane }) =>
      deliveries
        .filter(({ id }) => id === before?.sentTo)
        .map((one) => buildEvent("urn:test", lane, one)),
    );
    assert.deepEqual(
      due.map(({ time }) => time),
      ["2026-10-05T09:00:00.000Z"],
    );
  });
});

test("a body that answers a dead letter after all opens its lane", async () => {
  const delivery = await deadLetter();
  await store.db.transaction(process, (tx) =>
    receiveReceipt(tx, { id: "r-1", delivery, status: "acted" }, "later"),
  );
  assert.deepEqual(await stateOf(delivery), {
    state: "acted",
    open: true,
    done: 1,
  });
});
