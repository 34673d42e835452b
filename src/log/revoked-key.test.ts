import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Database } from "#postgres";
import { testDatabase } from "#postgres";
import { fixedClock } from "#kernel";
import { appendLog } from "./append.ts";
import { publishKeys, readHeads } from "./outlet.ts";
import { runSealer, sealAll } from "./sealer.ts";
import type { SigningKey } from "./signing-key.ts";
import { signingKeyOf } from "./signing-key.ts";
import { verifyLog } from "./verify.ts";

const [stolen, next] = [1, 2].map(() =>
  signingKeyOf(generateKeyPairSync("ed25519").privateKey),
) as [SigningKey, SigningKey];

/** A log that the stolen key sealed, which says that it was revoked and that the next one seals. */
async function openLog() {
  const { db, drop } = await testDatabase();
  const headsTo = mkdtempSync(join(tmpdir(), "joinery-heads-"));
  after(async () => {
    await drop();
    rmSync(headsTo, { recursive: true });
  });
  publishKeys(headsTo, [stolen.publicKey, next.publicKey]);
  const say = (kind: string, dimensions: Record<string, string>) =>
    append(db, kind, dimensions);
  const seal = async (key: SigningKey, inMinutes = 0) => {
    const clock = fixedClock(
      new Date(Date.now() + inMinutes * 60_000).toISOString(),
    );
    await say("test.happened", {});
    await sealAll(db, { key, clock });
    await runSealer(
      db,
      { key: () => key, headsTo, clock },
      AbortSignal.abort(),
    );
  };
  const breaks = async () =>
    (await verifyLog(db, await readHeads(headsTo))).breaks.map(
      ({ message }) => message,
    );
  await seal(stolen);
  await say("keys.made", { kid: next.fingerprint });
  await say("keys.revoked", { revoked: stolen.fingerprint });
  return { seal, breaks };
}

const append = (
  db: Database,
  kind: string,
  dimensions: Record<string, string>,
) =>
  db.transaction({ kind: "process", name: "test" }, (tx) =>
    appendLog(tx, { kind, dimensions }),
  );

test("what a key sealed before it was revoked, and in the minute in which processes hear of it, verifies", async () => {
  const { seal, breaks } = await openLog();
  await seal(stolen);
  await seal(next);
  await seal(next, 5);
  assert.deepEqual(await breaks(), []);
});

test("what a revoked key seals later is a break, and so is the head that goes out with it", async () => {
  const { seal, breaks } = await openLog();
  await seal(stolen);
  await seal(stolen, 2);
  const found = await breaks();
  assert.ok(
    found.some((one) =>
      /^It is sealed by the key .* after that was revoked/.test(one),
    ),
    found.join("\n"),
  );
  assert.ok(
    found.some((one) =>
      /^Head \d+ is signed by a key after that was revoked/.test(one),
    ),
  );
});

test("a revoked key cannot seal again once another has sealed on, whatever moment it writes", async () => {
  const { seal, breaks } = await openLog();
  await seal(next);
  await seal(stolen);
  assert.match(
    (await breaks())[0] ?? "",
    /sealed by another key than the batch before/,
  );
});
