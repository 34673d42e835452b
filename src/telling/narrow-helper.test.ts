import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contextOf } from "#access";
import type { CustomerVisitor } from "#access";
import { newId } from "#kernel";
import { makeCustomer } from "#people";
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
