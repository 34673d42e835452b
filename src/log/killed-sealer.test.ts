import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { systemClock } from "#kernel";
import type { TestDatabase } from "#postgres";
import { testDatabase } from "#postgres";
import { appendLog } from "./append.ts";
import { runSealer, sealAll } from "./sealer.ts";
import { readHeads } from "./outlet.ts";
import { parseSigningKey } from "./testing/parse-signing-key.ts";
import { verifyLog } from "./verify.ts";

const folder = mkdtempSync(join(tmpdir(), "joinery-killed-"));
const keyFile = join(folder, "key.pem");
const headsFolder = join(folder, "heads");
const pem = generateKeyPairSync("ed25519")
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString();
writeFileSync(keyFile, pem);
const key = parseSigningKey(pem);
let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const context = { kind: "process", name: "test" } as const;
const append = () =>
  database.db.transaction(context, (tx) =>
    appendLog(tx, { kind: "test.happened" }),
  );

test("sealers killed while entries come in leave a log that verifies and lacks nothing", async () => {
  let written = 0;
  for (let kill = 0; kill < 4; kill += 1) {
    const sealer = fork(join(import.meta.dirname, "testing/seal-forever.ts"), [
      database.url,
      keyFile,
      headsFolder,
    ]);
    await once(sealer, "message");
    for (let count = 0; count < 25 + kill; count += 1, written += 1)
      await append();
    sealer.kill("SIGKILL");
    await once(sealer, "exit");
  }
  await sealAll(database.db, { key, clock: systemClock });
  const options = {
    key: () => key,
    headsTo: headsFolder,
    clock: systemClock,
  };
  await runSealer(database.db, options, AbortSignal.abort()); // publishes the head
  const { entries, unsealed, breaks } = await verifyLog(
    database.db,
    await readHeads(headsFolder),
  );
  assert.deepEqual(
    { entries, unsealed, breaks },
    { entries: written, unsealed: 0, breaks: [] },
  );
});

test("entries whose writer died before they were sealed are sealed by the next sealer", async () => {
  const id = await append(); // committed; whoever wrote it may die now
  assert((await sealAll(database.db, { key, clock: systemClock })) >= 1);
  const [row] = await database.db.transaction(context, (tx) =>
    tx.query<{ id: number }>(
      "select entry_id as id from log.sealed order by position desc limit 1",
    ),
  );
  assert.equal(row?.id, id);
});
