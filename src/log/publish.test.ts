import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fixedClock, systemClock } from "#kernel";
import type { TestDatabase } from "#postgres";
import { testDatabase } from "#postgres";
import { appendLog } from "./append.ts";
import { openOutlet, readHeads } from "./outlet.ts";
import { describeOutlets, publishHead } from "./publish.ts";
import { runSealer, sealAll } from "./sealer.ts";
import type { SigningKey } from "./signing-key.ts";
import { signingKeyOf } from "./signing-key.ts";
import { verifyLog } from "./verify.ts";

const newKey = () => signingKeyOf(generateKeyPairSync("ed25519").privateKey);
const key = newKey();
const context = { kind: "process", name: "test" } as const;
const folder = mkdtempSync(join(tmpdir(), "joinery-heads-"));
let isDown = false;
const lines: string[] = [];
/** Whoever keeps heads elsewhere: takes one by POST, gives all by GET. */
const keeper = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    if (request.method === "POST" && !isDown)
      lines.push(`${Buffer.concat(parts).toString()}\n`);
    response.statusCode = isDown ? 503 : 200;
    response.end(request.method === "GET" ? lines.join("") : "");
  });
});
let database: TestDatabase;
let address = "";

before(async () => {
  database = await testDatabase();
  await new Promise<void>((done) => keeper.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(keeper.address() as AddressInfo).port}/heads`;
});
after(async () => {
  keeper.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const append = (kind = "test.happened", dimensions = {}) =>
  database.db.transaction(context, (tx) => appendLog(tx, { kind, dimensions }));
/** One turn of the sealer. A transaction of another test's database holds it up as well, so what may be sealed is waited for. */
async function run(
  headsTo: string,
  by: SigningKey = key,
  clock = systemClock,
): Promise<void> {
  while (await isHeldUp()) await sleep(20);
  const options = { key: () => by, headsTo, clock };
  await runSealer(database.db, options, AbortSignal.abort());
}
const isHeldUp = async (): Promise<boolean> =>
  (
    await database.db.transaction(context, (tx) =>
      tx.query(
        "select from log.entry where written_by >= pg_snapshot_xmin(pg_current_snapshot()) limit 1",
      ),
    )
  ).length > 0;
const breaksAt = async (place: string) =>
  (await verifyLog(database.db, await readHeads(place))).breaks;

test("heads go to an address as to a folder, each place with a chain of its own, and both verify", async () => {
  for (const place of [folder, address, folder, address]) {
    await append();
    await run(place);
  }
  assert.deepEqual(await breaksAt(folder), []);
  assert.deepEqual(await breaksAt(address), []);
  assert.equal(lines.length, 2);
});

test("while the place does not answer sealing goes on, health says since when, and what was missed goes out afterwards", async () => {
  isDown = true;
  await append();
  await run(address);
  assert.equal(
    (await database.db.transaction(context, describeOutlets)).includes(
      "not published since",
    ),
    true,
  );
  assert.equal(
    (await verifyLog(database.db, await readHeads(folder))).unsealed,
    0,
  );
  isDown = false;
  await run(address);
  assert.deepEqual(await breaksAt(address), []);
});

test("after an hour without the place nothing more is sealed until it answers", async () => {
  isDown = true;
  await append();
  await run(address); // notes since when
  await append();
  await run(
    address,
    key,
    fixedClock(new Date(Date.now() + 3_700_000).toISOString()),
  );
  assert.equal(
    (await verifyLog(database.db, await readHeads(folder))).unsealed,
    1,
  );
  isDown = false;
  await run(address);
  assert.deepEqual(await breaksAt(address), []);
});

test("a process killed between sealing and publishing, or in the middle of a line, leaves nothing to mend", async () => {
  await append();
  await sealAll(database.db, { key, clock: systemClock }); // killed before it published
  const file = readdirSync(folder).findLast((name) => name.endsWith(".jsonl"));
  appendFileSync(join(folder, file ?? ""), '{"number":'); // killed while it wrote
  await run(folder);
  assert.deepEqual(await breaksAt(folder), []);
});

test("a head that went out before its writer could note it is not published twice", async () => {
  await append();
  await sealAll(database.db, { key, clock: systemClock });
  const outlet = openOutlet(folder);
  await assert.rejects(
    publishHead(
      database.db,
      {
        ...outlet,
        async append(head) {
          await outlet.append(head);
          throw new Error("killed");
        },
      },
      key,
    ),
  );
  await run(folder);
  assert.deepEqual(await breaksAt(folder), []);
});

test("another key is believed once the log says that keys were rotated, and not before", async () => {
  const next = newKey();
  await append("keys.rotated", { purpose: "log", kid: next.fingerprint });
  await sealAll(database.db, { key, clock: systemClock });
  await append();
  await run(folder, next);
  assert.deepEqual(await breaksAt(folder), []);
  await append();
  await run(folder, newKey());
  assert.match(
    (await breaksAt(folder))[0]?.message ?? "",
    /sealed by another key than the batch before, and no entry says that keys changed/,
  );
});
