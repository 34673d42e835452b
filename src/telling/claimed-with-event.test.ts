import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { registerFlows } from "#delivery";
import { fixedClock, newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { confirmTelling } from "./confirm-telling.ts";
import type { Answer } from "./journey.ts";
import { openTelling } from "./open-telling.ts";
import { previewOf } from "./preview.ts";
import { saveAnswers } from "./queries/find-journey.ts";
import { saveChoices } from "./queries/save-choices.ts";
import { startJourney } from "./queries/start-journey.ts";
import { newHome, oldHome, smallTown } from "./testing/small-town.ts";

const catalogue = smallTown();
const clock = fixedClock("2026-11-24T10:00:00Z");
const catalogues = { inForce: () => catalogue, load: async () => catalogue };
const world = { catalogues, clock };
let store: TestDatabase;
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.db.transaction({ kind: "process", name: "test" }, work);
before(async () => {
  store = await testDatabase();
  await run((tx) => registerFlows(tx, catalogue.flows.values()));
});
after(() => store.drop());

const known = (value: Extract<Answer, { kind: "known" }>["value"]): Answer => ({
  kind: "known",
  value,
});
const moving = {
  "move.newAddress": known(newHome),
  "move.date": known("2026-12-01"),
  "move.rents": known(true),
  "move.rent": known(90),
  "move.withOthers": known(false),
};

/** Somebody who may claim, moves, and left a question out while telling. */
async function movesLeavingOut(concept: string) {
  const customer = newId();
  const journey = await run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts: [
        { concept: "person.name", value: "Ann Lee" },
        { concept: "person.address", value: oldHome },
        { concept: "household.livesAlone", value: true },
        { concept: "household.rentWeekly", value: 90 },
      ],
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-01-01T09:00:00Z"),
      today: "2026-01-01",
    });
    const { id } = await startJourney(tx, {
      event: "moving",
      owner: `customer:${customer}`,
      customer,
      subject: customer,
      catalogue: catalogue.hash,
      channel: "digital",
      found: new Map(),
    });
    await saveAnswers(tx, id, { ...moving, [concept]: { kind: "skipped" } });
    return id;
  });
  const open = async () => {
    const telling = await run((tx) => openTelling(world, tx, journey));
    return telling ?? assert.fail("it is not found");
  };
  const chooses = (...claims: string[]) =>
    run((tx) => saveChoices(tx, journey, { optOuts: [], optIns: [], claims }));
  return { customer, journey, open, chooses };
}

test("what was left out while telling is asked again, as required, once a claim is chosen that carries it", async () => {
  const { customer, journey, open, chooses } =
    await movesLeavingOut("contact.phone");
  const stateOf = async () => {
    const { questions } = await open();
    return questions.find(({ concept }) => concept === "contact.phone");
  };
  assert.notEqual((await stateOf())?.state, "open", "nothing is chosen yet");
  const offered = previewOf(await open()).claims;
  assert.equal(offered.length, 1);
  await chooses("lone");
  const asked = await stateOf();
  assert.deepEqual([asked?.state, asked?.required], ["open", true]);
  const visitor = {
    kind: "customer",
    session: newId(),
    csrf: "",
    account: newId(),
    name: "Ann Lee",
    customer,
    level: "P2",
  } as const;
  const confirms = async () => {
    const telling = await open();
    return run((tx) =>
      confirmTelling({ tx, telling, visitor, at: clock.now() }),
    );
  };
  const refused = await confirms();
  assert.ok(refused.kind === "failure");
  assert.deepEqual(refused.error, {
    kind: "unanswered",
    concept: "contact.phone",
  });
  await run((tx) =>
    saveAnswers(tx, journey, { "contact.phone": known("07700 900123") }),
  );
  assert.notEqual((await stateOf())?.state, "open");
  const [claim] = previewOf(await open()).claims;
  assert.equal(claim?.claim.fields["contact.phone"], "07700 900123");
  assert.equal((await confirms()).kind, "ok");
});

test("it is not asked again when the claim is left out after all", async () => {
  const { open, chooses } = await movesLeavingOut("contact.phone");
  await chooses("lone");
  await chooses();
  const { questions } = await open();
  assert.ok(questions.every(({ state }) => state !== "open"));
});
