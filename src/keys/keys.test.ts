import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock, thumbprintOf } from "#kernel";
import type { Database } from "#postgres";
import { testDatabase } from "#postgres";
import type { HeldKey } from "./change-keys.ts";
import {
  keysContext,
  resealKeys,
  revokeKey,
  rotateKey,
  takeInRetired,
} from "./change-keys.ts";
import type { KeyRing } from "./key-ring.ts";
import { openKeyRing } from "./key-ring.ts";
import type { SealingKey } from "./sealing-key.ts";
import { newSealingKey, parseSealingKey, seal, unseal } from "./sealing-key.ts";

const by = "11111111-1111-4111-8111-111111111111";
const sealing = newSealingKey();
const purposes = ["log", "delivery"] as const;

/** Stopped before their database goes. */
const rings: KeyRing[] = [];

async function freshDatabase(): Promise<Database> {
  const { db, drop } = await testDatabase();
  after(async () => {
    await Promise.all(rings.splice(0).map((ring) => ring.stop()));
    await drop();
  });
  return db;
}

/** As a process on some machine opens the keys. */
async function open(
  database: Database,
  machine: {
    readonly sealing?: readonly SealingKey[];
    readonly held?: HeldKey;
    readonly onFault?: (error: unknown) => void;
  } = {},
): Promise<KeyRing> {
  const ring = await openKeyRing({
    database,
    clock: systemClock,
    sealing: () => machine.sealing ?? [sealing],
    purposes,
    held: async (purpose) => (purpose === "log" ? machine.held : undefined),
    onFault: machine.onFault ?? assert.ifError,
  });
  rings.push(ring);
  return ring;
}

const heldKey = (): HeldKey => ({
  jwk: generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }),
  formerName: "0123456789abcdef",
  where: "log-signing-key.pem",
});
const change = { sealing: [sealing], by };
const logged = (database: Database, kind: string) =>
  database.transaction(keysContext, (tx) =>
    tx.query<{ dimensions: Record<string, string> }>(
      "select dimensions from log.entry where kind = $1 order by id",
      [kind],
    ),
  );

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

test("processes that start at once on an empty database end with one key for each purpose, named by its thumbprint", async () => {
  const database = await freshDatabase();
  const rings = await Promise.all([1, 2, 3, 4].map(() => open(database)));
  for (const purpose of purposes) {
    const kids = rings.map((ring) => ring.current(purpose).kid);
    assert.equal(new Set(kids).size, 1);
    const [key] = rings[0]?.all(purpose) ?? [];
    assert.equal(key && thumbprintOf(key.jwk), kids[0]);
  }
  const made = await logged(database, "keys.made");
  assert.deepEqual(
    made.map(({ dimensions }) => dimensions["purpose"]),
    ["log", "delivery"],
  );
});

test("processes that start at once with different sealing keys do not both start", async () => {
  const database = await freshDatabase();
  const starts = await Promise.allSettled(
    [newSealingKey(), newSealingKey()].map((key) =>
      open(database, { sealing: [key] }),
    ),
  );
  assert.deepEqual(starts.map(({ status }) => status).toSorted(), [
    "fulfilled",
    "rejected",
  ]);
});

test("what is sealed opens only under the same key and as the same thing, and unchanged", () => {
  const sealed = seal(sealing, "a secret", "one thing");
  assert.equal(unseal(sealing, sealed, "one thing"), "a secret");
  assert.throws(() => unseal(newSealingKey(), sealed, "one thing"));
  assert.throws(() => unseal(sealing, sealed, "another thing"));
  const changed = Buffer.from(sealed);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  assert.throws(() => unseal(sealing, changed, "one thing"));
  assert.throws(() => unseal(sealing, sealed.subarray(0, 20), "one thing"));
});

for (const { text, isKey } of [
  { text: Buffer.alloc(32, 9).toString("base64"), isKey: true },
  { text: Buffer.alloc(32, 9).toString("base64url"), isKey: true },
  { text: ` ${"0f".repeat(32)}\n`, isKey: true },
  { text: Buffer.alloc(31).toString("base64"), isKey: false },
  { text: Buffer.alloc(33).toString("base64"), isKey: false },
  { text: "correct horse battery staple, thirty-two", isKey: false },
])
  test(`${JSON.stringify(text)} ${isKey ? "is" : "is not"} a sealing key`, () =>
    assert.equal(parseSealingKey(text) !== undefined, isKey));

test("a process with another sealing key is refused, and told which the installation has", async () => {
  const database = await freshDatabase();
  await open(database);
  const other = newSealingKey();
  await assert.rejects(
    open(database, { sealing: [other] }),
    (error: Error & { code?: string }) =>
      error.code === "wrong-key" &&
      error.message.includes(sealing.fingerprint) &&
      error.message.includes(other.fingerprint),
  );
});

test("a key that a machine holds from the first version is taken in, and another machine's is refused", async () => {
  const database = await freshDatabase();
  const held = heldKey();
  const ring = await open(database, { held });
  assert.equal(ring.current("log").kid, thumbprintOf(held.jwk));
  assert.equal(ring.current("log").formerName, "0123456789abcdef");
  await open(database, { held });
  await assert.rejects(open(database, { held: heldKey() }), /keys take-in/);
});

test("another machine's key is kept as retired once it is taken in, without its private half", async () => {
  const database = await freshDatabase();
  const ring = await open(database);
  const held = heldKey();
  const take = () =>
    database.transaction(keysContext, (tx) =>
      takeInRetired(tx, { ...change, purpose: "log", held, now: new Date() }),
    );
  assert.equal(await take(), thumbprintOf(held.jwk));
  assert.equal(await take(), "known-already");
  const [inUse, retired] = await ring.fresh("log");
  assert.notEqual(inUse?.kid, retired?.kid);
  assert.equal(retired?.kid, thumbprintOf(held.jwk));
  assert.equal(retired?.jwk.d, undefined);
  await assert.rejects(open(database, { held }), /was retired/);
});

test("a running process goes on with a rotated key; the old one stays, without its private half, and the log says who", async () => {
  const database = await freshDatabase();
  const [here, there] = [await open(database), await open(database)];
  const old = here.current("delivery").kid;
  const kid = await database.transaction(keysContext, (tx) =>
    rotateKey(tx, { ...change, purpose: "delivery", now: new Date() }),
  );
  await until(() =>
    [here, there].every((ring) => ring.current("delivery").kid === kid),
  );
  const [inUse, retired] = here.all("delivery");
  assert.equal(typeof inUse?.jwk.d, "string");
  assert.deepEqual([retired?.kid, retired?.jwk.d], [old, undefined]);
  assert.deepEqual(
    (await logged(database, "keys.rotated")).map((one) => one.dimensions),
    [{ purpose: "delivery", kid, was: old, by }],
  );
});

test("a revoked key is neither in use nor accepted by a running process, a retired one too; the log says who, and it is revoked once", async () => {
  const database = await freshDatabase();
  const ring = await open(database);
  const revoke = (kid: string) =>
    database.transaction(keysContext, (tx) =>
      revokeKey(tx, { ...change, kid, now: new Date() }),
    );
  const first = ring.current("delivery").kid;
  const second = await database.transaction(keysContext, (tx) =>
    rotateKey(tx, { ...change, purpose: "delivery", now: new Date() }),
  );
  assert.equal((await ring.fresh("delivery")).length, 2);
  assert.equal(await revoke(first), undefined);
  assert.deepEqual(
    (await ring.fresh("delivery")).map(({ kid }) => kid),
    [second],
  );
  const third = await revoke(second);
  assert.deepEqual(
    (await ring.fresh("delivery")).map(({ kid }) => kid),
    [third],
  );
  await assert.rejects(revoke(second), /is revoked already/);
  await assert.rejects(revoke("nothing"), /is no key of this installation/);
  assert.deepEqual(
    (await logged(database, "keys.revoked")).map((one) => one.dimensions),
    [first, second].map((revoked) => ({
      purpose: "delivery",
      revoked,
      by,
    })),
  );
});

test("of the log's keys a revoked one stays at hand, so that what it sealed is checked on", async () => {
  const database = await freshDatabase();
  const ring = await open(database);
  const kid = ring.current("log").kid;
  await database.transaction(keysContext, (tx) =>
    revokeKey(tx, { ...change, kid, now: new Date() }),
  );
  const [inUse, revoked] = await ring.fresh("log");
  assert.notEqual(inUse?.kid, kid);
  assert.equal(revoked?.kid, kid);
  assert.notEqual(revoked?.revokedAt, undefined);
});

test("resealing changes the sealing key of every key or of none, and the log says who", async () => {
  const database = await freshDatabase();
  const before = (await open(database)).current("log").kid;
  const to = newSealingKey();
  const reseal = (from: readonly SealingKey[]) =>
    database.transaction(keysContext, (tx) =>
      resealKeys(tx, { sealing: from, to, by, now: new Date() }),
    );
  await assert.rejects(reseal([newSealingKey()]), { code: "wrong-key" });
  await open(database);
  assert.equal(await reseal([sealing]), 2);
  await assert.rejects(open(database), { code: "wrong-key" });
  const ring = await open(database, { sealing: [sealing, to] });
  assert.equal(ring.current("log").kid, before);
  assert.equal((await logged(database, "keys.resealed")).length, 1);
});

test("a process without the new sealing key goes on until a key is made that it cannot open, and then says that it must stop", async () => {
  const database = await freshDatabase();
  const faults: unknown[] = [];
  const ring = await open(database, { onFault: (error) => faults.push(error) });
  const to = newSealingKey();
  await database.transaction(keysContext, (tx) =>
    resealKeys(tx, { ...change, to, now: new Date() }),
  );
  await ring.fresh("log");
  assert.equal(ring.isLost, false);
  await database.transaction(keysContext, (tx) =>
    rotateKey(tx, { sealing: [to], purpose: "log", by, now: new Date() }),
  );
  await until(() => ring.isLost);
  assert.match(String(faults[0]), /Give it the installation's SEALING_KEY/);
});

test("a key that was put into the database from outside does not open", async () => {
  const database = await freshDatabase();
  const ring = await open(database);
  const forged = ring.current("log").kid;
  await database.transaction(keysContext, (tx) =>
    tx.query(
      "update keys.key set sealed = (select sealed from keys.key where purpose = 'delivery') where kid = $1",
      [forged],
    ),
  );
  await assert.rejects(open(database), /was changed from outside/);
});
