import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { after, test } from "node:test";
import { newId, systemClock } from "#kernel";
import type { Id } from "#kernel";
import { appendLog, catchUp, parseSigningKey, sealAll } from "#log";
import { testDatabase } from "#postgres";
import { caseworkFollower } from "./casework-follower.ts";
import { findTasks } from "./queries/find-tasks.ts";

const store = await testDatabase();
after(store.drop);
const process = { kind: "process", name: "test" } as const;
const sealingKey = parseSigningKey(
  generateKeyPairSync("ed25519")
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString(),
);
/** Nobody tells here what another told. */
const noCatalogue = () =>
  Promise.reject<never>(new Error("No notice is read here."));
const follow = async () => {
  await sealAll(store.db, { key: sealingKey, clock: systemClock });
  await catchUp(store.db, caseworkFollower(noCatalogue));
};

test("where the nightly lists differ the body gets a task: one for each delivery of ours, one for all that we never sent", async () => {
  const [lost, unanswered] = [newId(), newId()];
  const subject = newId();
  const differs = (kind: string, delivery: string, of?: Id) => ({
    kind: "delivery.differs",
    organisation: "hmrc",
    ...(of ? { subject: of } : {}),
    dimensions: {
      kind,
      delivery,
      day: "2026-11-23",
      event: of ? "bereavement" : null,
    },
  });
  await store.db.transaction(process, async (tx) => {
    for (const entry of [
      differs("not-held", lost, subject),
      differs("not-answered", unanswered, subject),
      differs("not-ours", "E-1"),
      differs("not-ours", "E-2"),
    ])
      await appendLog(tx, entry);
  });
  await follow();
  const open = () =>
    store.db.transaction(process, async (tx) =>
      (await findTasks(tx, { kind: "conflict", take: 50 })).flatMap(
        ({ organisation, event, about }) =>
          about["day"] === "2026-11-23"
            ? [`${organisation} ${event} ${about["conflict"]}`]
            : [],
      ),
    );
  assert.deepEqual((await open()).toSorted(), [
    "hmrc bereavement not-answered",
    "hmrc bereavement not-held",
    "hmrc reconciliation not-ours",
  ]);
  await store.db.transaction(process, (tx) =>
    appendLog(tx, {
      kind: "delivery.acted",
      subject,
      organisation: "hmrc",
      dimensions: { delivery: unanswered },
    }),
  );
  await follow();
  assert.deepEqual((await open()).toSorted(), [
    "hmrc bereavement not-held",
    "hmrc reconciliation not-ours",
  ]);
});

test("a body that took an event before its address was hidden gets a task, which no answer of its system closes", async () => {
  const [delivery, subject] = [newId(), newId()];
  const answers = (status: string, fault: string | null) =>
    store.db.transaction(process, (tx) =>
      appendLog(tx, {
        kind: `delivery.${status}`,
        subject,
        organisation: "hmrc",
        dimensions: { delivery, event: "bereavement", fault },
      }),
    );
  await answers("accepted", "held-before-hidden");
  await answers("acted", null);
  await follow();
  const open = await store.db.transaction(process, (tx) =>
    findTasks(tx, { kind: "conflict", take: 50 }),
  );
  assert.deepEqual(
    open.flatMap(({ about }) =>
      about["event"] === delivery ? [about["conflict"]] : [],
    ),
    ["held-before-hidden"],
  );
});
