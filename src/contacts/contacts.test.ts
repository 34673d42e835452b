import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { after, before, test } from "node:test";
import { fixedClock, newId } from "#kernel";
import { appendLog, catchUp, parseSigningKey, replay, sealAll } from "#log";
import { testDatabase } from "#postgres";
import type { Context, TestDatabase } from "#postgres";
import { keyOfNotice, recordContact } from "./contact.ts";
import { findBodiesReached, findContactCounts } from "./contact-counts.ts";
import { contactsFollower } from "./contacts-follower.ts";

const process = { kind: "process", name: "test" } as const;
const clock = fixedClock("2026-11-24T10:00:00Z");
const key = parseSigningKey(
  generateKeyPairSync("ed25519")
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString(),
);
const margaret = newId();
const byPhone = newId();
let store: TestDatabase;

const tell = (notice: string, channel: string) =>
  store.db.transaction(process, (tx) =>
    appendLog(tx, {
      kind: "notice.told",
      subject: margaret,
      dimensions: {
        notice,
        event: "moving-house",
        channel,
        organisations: ["dwp", "dvla", "dwp"],
      },
    }),
  );
const countsFor = (context: Context) =>
  store.db.transaction(context, (tx) => findContactCounts(tx));
const follow = async () => {
  await sealAll(store.db, { key, clock });
  await catchUp(store.db, contactsFollower);
};

before(async () => {
  store = await testDatabase();
  await tell(newId(), "digital");
  await tell(byPhone, "phone");
  await store.db.transaction(process, async (tx) => {
    await appendLog(tx, {
      kind: "delivery.contact-returned",
      organisation: "dvla",
      dimensions: {
        event: "moving-house",
        reason: "to-ask-progress",
        channel: "phone",
        on: "2026-10-02",
      },
    });
    await recordContact(tx, {
      key: keyOfNotice(byPhone),
      source: "ours",
      customer: margaret,
      channel: "phone",
      reason: "to-tell",
      event: "moving-house",
      notice: byPhone,
      organisation: "dwp",
      minutes: 7,
      on: "2026-11-24",
    });
  });
  await follow();
});
after(() => store.drop());

test("a telling is one contact, and a call in which something was told is not counted twice", async () => {
  const counts = await countsFor(process);
  assert.deepEqual(
    counts.map(({ source, channel, organisation, reason, contacts, minutes }) =>
      [source, channel, organisation, reason, contacts, minutes].join(" "),
    ),
    [
      "body phone dvla to-ask-progress 1 0",
      "ours phone dwp to-tell 1 7",
      "ours digital  to-tell 1 0",
    ],
  );
});

test("one telling reaches each body once", async () => {
  const reached = await store.db.transaction(process, (tx) =>
    findBodiesReached(tx, "moving-house"),
  );
  const total = (body: string) =>
    reached
      .filter(({ organisation }) => organisation === body)
      .reduce((sum, { tellings }) => sum + tellings, 0);
  assert.deepEqual([total("dwp"), total("dvla")], [2, 2]);
});

test("replaying the log from its beginning makes the same contacts", async () => {
  const before = await countsFor(process);
  await replay(store.db, contactsFollower);
  await follow();
  assert.deepEqual(await countsFor(process), before);
});

const staff = (organisation: string, role: string): Context => ({
  kind: "staff",
  account: newId(),
  organisation,
  roles: [role],
  customers: [],
});
for (const { who, context, sees } of [
  { who: "a director", context: staff("cabinet", "director"), sees: 3 },
  { who: "an auditor", context: staff("nao", "auditor"), sees: 3 },
  { who: "an adviser", context: staff("dwp", "adviser"), sees: 1 },
  { who: "an adviser elsewhere", context: staff("hmrc", "adviser"), sees: 0 },
  {
    who: "the body itself",
    context: { kind: "body", organisation: "dvla" } as const,
    sees: 1,
  },
])
  test(`${who} sees ${sees} of three contacts`, async () => {
    const counts = await countsFor(context);
    assert.equal(
      counts.reduce((sum, { contacts }) => sum + contacts, 0),
      sees,
    );
  });
