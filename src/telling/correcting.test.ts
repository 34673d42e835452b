import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CustomerVisitor } from "#access";
import type { FactValue } from "#decisions";
import { registerFlows } from "#delivery";
import { fixedClock, newId } from "#kernel";
import type { Id } from "#kernel";
import { trackNotice } from "#notices";
import { makeCustomer, recordFacts } from "#people";
import { testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { beginCorrection } from "./begin-correction.ts";
import { confirmTelling } from "./confirm-telling.ts";
import { correctingOf, findCorrected } from "./correcting.ts";
import type { Answer } from "./journey.ts";
import { openTelling } from "./open-telling.ts";
import { previewOf } from "./preview.ts";
import { saveAnswers } from "./queries/find-journey.ts";
import { saveChoices } from "./queries/save-choices.ts";
import { startJourney } from "./queries/start-journey.ts";
import { newHome, oldHome, smallTown, today } from "./testing/small-town.ts";

const catalogue = smallTown();
const event = catalogue.lifeEvents.get("moving")!;
const clock = fixedClock("2026-11-24T10:00:00Z");
const world = {
  catalogues: { inForce: () => catalogue, load: async () => catalogue },
  clock,
};
let store: TestDatabase;
before(async () => {
  store = await testDatabase();
  await store.db.transaction({ kind: "process", name: "test" }, (tx) =>
    registerFlows(tx, catalogue.flows.values()),
  );
});
after(() => store.drop());

const contextOf = (customer: Id) =>
  ({ kind: "customer", account: "a", customers: [customer] }) as const;
const as = <T>(customer: Id, work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.db.transaction(contextOf(customer), work);
const open = (customer: Id, journey: Id) =>
  as(customer, async (tx) => (await openTelling(world, tx, journey))!);
const answered = (
  customer: Id,
  journey: Id,
  values: Readonly<Record<string, FactValue | undefined>>,
) =>
  as(customer, (tx) =>
    saveAnswers(
      tx,
      journey,
      Object.fromEntries(
        Object.entries(values).map(([name, value]): [string, Answer] => [
          name,
          value === undefined ? { kind: "skipped" } : { kind: "known", value },
        ]),
      ),
    ),
  );

async function someone(): Promise<Id> {
  const customer = newId();
  const facts = [
    { concept: "person.name", value: "Ann Lee" },
    { concept: "person.address", value: oldHome },
    { concept: "household.livesAlone", value: true },
    { concept: "household.rentWeekly", value: 0 },
    { concept: "contact.phone", value: "07700 900123" },
  ];
  await store.db.transaction({ kind: "process", name: "test" }, async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts,
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-01-01T09:00:00Z"),
      today: "2026-01-01",
    });
  });
  return customer;
}

async function confirmed(customer: Id, journey: Id): Promise<string> {
  const telling = await open(customer, journey);
  const visitor: CustomerVisitor = {
    kind: "customer",
    session: newId(),
    csrf: "c",
    account: newId(),
    name: "Ann Lee",
    level: "P2",
    customer,
  };
  const told = await as(customer, (tx) =>
    confirmTelling({ tx, telling, visitor, at: clock.now() }),
  );
  assert.equal(told.kind, "ok");
  return told.value.reference;
}

/** Somebody told of a move into a rented home, left one question open and claimed; now it is corrected. */
async function correction(): Promise<{ customer: Id; journey: Id }> {
  const customer = await someone();
  const begin = (tx: Tx) =>
    startJourney(tx, {
      event: event.id,
      owner: `customer:${customer}`,
      customer,
      subject: customer,
      catalogue: catalogue.hash,
      channel: "digital",
      found: new Map(),
    });
  const { id } = await as(customer, begin);
  await answered(customer, id, {
    "move.newAddress": newHome,
    "move.date": "2026-12-01",
    "move.rents": true,
    "move.rent": 90,
    "move.withOthers": undefined,
  });
  await as(customer, (tx) =>
    saveChoices(tx, id, { optOuts: [], optIns: [], claims: ["lone"] }),
  );
  const reference = await confirmed(customer, id);
  const track = await as(customer, (tx) => trackNotice(tx, reference));
  const journey = await as(customer, (tx) =>
    beginCorrection(tx, {
      track: track!,
      catalogue,
      event,
      owner: `customer:${customer}`,
      customer,
      asOf: today,
    }),
  );
  assert.notEqual((await as(customer, begin)).id, journey);
  return { customer, journey };
}

const statesOf = async (customer: Id, journey: Id) =>
  Object.fromEntries(
    (await open(customer, journey)).questions.map(({ concept, state }) => [
      concept,
      state,
    ]),
  );
async function correcting(customer: Id, journey: Id) {
  const telling = await open(customer, journey);
  const found = await as(customer, async (tx) => {
    const notice = await findCorrected(tx, telling);
    assert.ok(notice);
    return correctingOf(tx, telling, previewOf(telling), notice);
  });
  return {
    changed: found.changed.map(({ concept }) => concept),
    bodies: Object.fromEntries(
      found.bodies.map((one) => [
        "body" in one ? one.body.flow.id : one.before.flow,
        one.kind,
      ]),
    ),
  };
}

test("a correction has the answers and claims of what was told, and asks no skipped question again", async () => {
  const { customer, journey } = await correction();
  assert.deepEqual(await statesOf(customer, journey), {
    "person.address": "answered",
    "move.newAddress": "answered",
    "move.date": "answered",
    "move.rents": "answered",
    "move.rent": "answered",
    "move.withOthers": "skipped",
  });
  assert.deepEqual(await correcting(customer, journey), {
    changed: [],
    bodies: {
      "moving--old-council": "unchanged",
      "moving--new-council": "unchanged",
      "claim--lone": "unchanged",
    },
  });
});

test("before a correction is confirmed it says which answers change and which bodies hear of it", async () => {
  const { customer, journey } = await correction();
  await answered(customer, journey, { "move.date": "2026-12-03" });
  const preview = await correcting(customer, journey);
  assert.deepEqual(preview, {
    changed: ["move.date"],
    bodies: {
      "moving--old-council": "unchanged",
      "moving--new-council": "corrected",
      "claim--lone": "unchanged",
    },
  });
  const reference = await confirmed(customer, journey);
  const track = await as(customer, (tx) => trackNotice(tx, reference));
  assert.deepEqual(
    Object.fromEntries(track!.bodies.map(({ flow, kind }) => [flow, kind])),
    preview.bodies,
  );
});

test("a claim that a corrected answer ends is taken back, and the answer that no longer matters is not sent", async () => {
  const { customer, journey } = await correction();
  await answered(customer, journey, { "move.rents": false });
  assert.equal(
    (await statesOf(customer, journey))["move.rent"],
    undefined,
    "the rent is no longer asked for",
  );
  const telling = await open(customer, journey);
  assert.equal(telling.facts.has("move.rent"), false);
  assert.deepEqual(await correcting(customer, journey), {
    changed: ["move.rents", "move.rent"],
    bodies: {
      "moving--old-council": "unchanged",
      "moving--new-council": "unchanged",
      "claim--lone": "withdrawn",
    },
  });
  await answered(customer, journey, { "move.rents": true });
  assert.equal((await statesOf(customer, journey))["move.rent"], "answered");
});
