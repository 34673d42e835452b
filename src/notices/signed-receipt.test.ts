import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { after, before, test } from "node:test";
import {
  generateSigningKey,
  publicJwk,
  registerFlows,
  settleDead,
  verifyingKey,
} from "#delivery";
import { newId, systemClock, todayInLondon } from "#kernel";
import { parseSigningKey, sealAll } from "#log";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import { tell as confirm } from "./tell.ts";
import { consequencesOf } from "./consequences.ts";
import { signedReceipt, verifyReceipt } from "./signed-receipt.ts";
import type { ReceiptKeys, SignedReceipt } from "./signed-receipt.ts";
import { smallCatalogue } from "./testing/small-catalogue.ts";
import { trackNotice } from "./track.ts";

const { catalogue, bereavement } = smallCatalogue();
const key = generateSigningKey("joinery");
const logKey = parseSigningKey(
  generateKeyPairSync("ed25519")
    .privateKey.export({ format: "pem", type: "pkcs8" })
    .toString(),
);
const keys: ReceiptKeys = {
  findKey: (id) =>
    id === key.keyId ? verifyingKey(publicJwk(key)) : undefined,
  findLogKey: (fingerprint) =>
    fingerprint === logKey.fingerprint ? logKey.publicKey : undefined,
};
let store: TestDatabase;
let receipt: SignedReceipt;
let forHelper: SignedReceipt;
let reference: string;

before(async () => {
  store = await testDatabase();
  const subject = newId();
  const facts = new Map(
    Object.entries({
      "deceased.name": "Arthur Hill",
      "deceased.dateOfDeath": "2026-11-17",
      "deceased.hadVehicle": false,
      "deceased.address": { council: "E06000023" },
    }).map(([name, value]) => [name, { kind: "known" as const, value }]),
  );
  await store.db.transaction({ kind: "process", name: "test" }, (tx) =>
    registerFlows(tx, catalogue.flows.values()),
  );
  const context = {
    kind: "customer",
    account: "a",
    customers: [subject],
  } as const;
  const told = await store.db.transaction(context, (tx) =>
    confirm(tx, {
      token: newId(),
      event: bereavement,
      subject,
      capacity: "executor",
      catalogue: catalogue.hash,
      channel: "digital",
      facts,
      consequences: consequencesOf(catalogue, bereavement, {
        facts,
        asOf: "2026-11-24",
        optOuts: new Set(),
        addressHidden: false,
      }).bodies,
    }),
  );
  assert.equal(told.kind, "ok");
  reference = told.value.reference;
  await sealAll(store.db, { key: logKey, clock: systemClock });
  receipt = await store.db.transaction(context, async (tx) => {
    const track = await trackNotice(tx, told.value.reference);
    assert.ok(track);
    const signing = { key, now: new Date() };
    forHelper = await signedReceipt(tx, track, {
      ...signing,
      isHidden: (id) => id.startsWith("council:"),
    });
    return signedReceipt(tx, track, signing);
  });
});
after(() => store.drop());

test("a receipt says who was told what and which duties that discharged, proves it is in the log, and holds no values", async () => {
  const verified = await verifyReceipt(receipt.full, keys);
  assert.equal(verified.kind, "ok");
  const content = verified.value;
  assert.equal(content.format, "joinery-receipt/1");
  assert.deepEqual(
    content.told.map(({ organisation, discharges }) => [
      organisation,
      discharges,
    ]),
    [
      ["dwp", true],
      ["council:E06000023", true],
      ["council:E06000023", false],
    ],
  );
  const today = todayInLondon(new Date());
  assert.deepEqual(
    new Set(content.told.map(({ toldOn }) => toldOn)),
    new Set([today]),
  );
  assert.ok(content.log);
  assert.doesNotMatch(JSON.stringify(content), /Arthur|2026-11-17/);
});

test("a receipt for somebody who must not learn the council says what was told and names no council", async () => {
  for (const text of [forHelper.full, forHelper.short]) {
    const verified = await verifyReceipt(text, keys);
    assert.equal(verified.kind, "ok");
    assert.match(JSON.stringify(verified.value), /"unnamed"/);
    assert.doesNotMatch(JSON.stringify(verified.value), /E06000023/);
  }
});

test("a receipt only grows: when a body's delivery is sent on to another, the first stays as it stood and the other is added with its own day", async () => {
  const content = async (text: string) => {
    const verified = await verifyReceipt(text, keys);
    assert.ok(verified.kind === "ok");
    assert.ok(verified.value.format === "joinery-receipt/1");
    return verified.value.told;
  };
  const now = await store.db.transaction(
    { kind: "process", name: "test" },
    async (tx) => {
      const [dead] = await tx.query<{ id: string }>(
        "update delivery.delivery set state = 'dead' where organisation = 'dwp' returning id",
      );
      await settleDead(tx, dead?.id ?? "", {
        kind: "redirect",
        organisation: "dfc",
        reason: "theirs",
        by: "one",
        agreedBy: "two",
      });
      const track = await trackNotice(tx, reference);
      assert.ok(track);
      const signing = { key, now: new Date() };
      return content((await signedReceipt(tx, track, signing)).full);
    },
  );
  const before = await content(receipt.full);
  const standing = ({ state: _state, ...entry }: (typeof now)[number]) => entry;
  assert.deepEqual(
    now.slice(0, before.length).map(standing),
    before.map(standing),
  );
  assert.deepEqual(
    now.slice(before.length).map(({ organisation }) => organisation),
    ["dfc"],
  );
  assert.equal(now[0]?.state, "sent-on");
  assert.ok((now.at(-1)?.toldAt ?? "") > (before[0]?.toldAt ?? "~"));
});

for (const state of ["refused", "dead", "accepted", "acted"])
  test(`the receipt proves the day on which it was told, when a body ${state === "dead" ? "could not be reached" : `has it as ${state}`} weeks later`, () =>
    store.db.transaction({ kind: "process", name: "test" }, async (tx) => {
      await tx.query(
        "update delivery.delivery set told_at = '2026-10-05T09:00:00Z', state = case when sent_to is null then $1 else state end",
        [state],
      );
      const track = await trackNotice(tx, reference);
      assert.ok(track);
      const { full } = await signedReceipt(tx, track, { key, now: new Date() });
      const verified = await verifyReceipt(full, keys);
      assert.ok(verified.kind === "ok");
      assert.ok(verified.value.format === "joinery-receipt/1");
      assert.deepEqual(
        new Set(verified.value.told.map(({ toldOn }) => toldOn)),
        new Set(["2026-10-05"]),
      );
    }));

test("the short receipt fits a QR code and verifies too", async () => {
  assert.ok(receipt.short.length < 1_000);
  assert.equal((await verifyReceipt(receipt.short, keys)).kind, "ok");
});

const forged = (text: string) => {
  const [head, body = "", signature] = text.split(".");
  const content = Buffer.from(body, "base64url").toString();
  const changed = content.replace("dwp", "dvl");
  return [head, Buffer.from(changed).toString("base64url"), signature].join(
    ".",
  );
};
for (const { what, text, change, fault } of [
  {
    what: "a changed body",
    text: () => forged(receipt.full),
    change: {},
    fault: "signature-wrong",
  },
  {
    what: "another issuer's key",
    text: () => receipt.full,
    change: { findKey: () => undefined },
    fault: "key-unknown",
  },
  {
    what: "another log's key",
    text: () => receipt.full,
    change: { findLogKey: () => undefined },
    fault: "log-proof-wrong",
  },
  {
    what: "some other text",
    text: () => "hello",
    change: {},
    fault: "not-a-receipt",
  },
]) {
  test(`${what} is found out: ${fault}`, async () =>
    assert.deepEqual(await verifyReceipt(text(), { ...keys, ...change }), {
      kind: "failure",
      error: fault,
    }));
}
