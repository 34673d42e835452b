import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { pino } from "pino";
import { findOrMakeAccount, grantRole } from "#access";
import { systemClock } from "#kernel";
import { testDatabase } from "#postgres";
import { openKeys, publishedKeys } from "./open-keys.ts";
import { readSettings } from "./settings.ts";

const store = await testDatabase();
after(store.drop);
await store.db.transaction({ kind: "process", name: "test" }, async (tx) => {
  const account = await findOrMakeAccount(tx, {
    issuer: "embedded",
    subject: "samuel",
    name: "Samuel Boateng",
  });
  const organisation = "dwp";
  const grantedBy = "test";
  await grantRole(tx, { account, organisation, role: "supervisor", grantedBy });
});
const folder = mkdtempSync(join(tmpdir(), "joinery-keys-"));
after(() => rmSync(folder, { recursive: true }));
const SEALING_KEY = Buffer.alloc(32, 1).toString("base64");
const next = Buffer.alloc(32, 2).toString("base64");

/** Runs one command line on the database, as on a machine whose only setting of keys is given. */
function joinery(
  words: readonly string[],
  given: Readonly<Record<string, string>> = { SEALING_KEY },
) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "joinery.ts"), ...words],
    {
      encoding: "utf8",
      env: { DATABASE_URL: store.url, DATA_DIR: folder, PORT: "0", ...given },
    },
  );
  return { status, said: stdout + stderr };
}

function settings(given: Readonly<Record<string, string>>) {
  return readSettings({ SEALING_KEY, DATA_DIR: folder, ...given });
}
async function open(given: Readonly<Record<string, string>> = {}) {
  const keys = await openKeys({
    settings: settings({ DATABASE_URL: store.url, ...given }),
    database: store.db,
    clock: systemClock,
    logger: pino({ level: "silent" }),
  });
  after(() => keys.stop());
  return keys;
}
const pem = () =>
  generateKeyPairSync("ed25519")
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();

test("with an operator's database a missing sealing key is refused, never made", () => {
  for (const command of ["serve", "work"]) {
    const { status, said } = joinery([command], {});
    assert.equal(status, 2);
    assert.match(said, /DATABASE_URL is set, so SEALING_KEY is needed too/);
  }
  assert.equal(existsSync(join(folder, "sealing-key")), false);
});

test("the first version's key file is taken in and set aside; another machine's is refused until it is taken in as retired", async () => {
  const file = join(folder, "log-signing-key.pem");
  writeFileSync(file, pem());
  const keys = await open();
  assert.equal(existsSync(file), false);
  assert.equal(existsSync(`${file}.taken-in`), true);
  writeFileSync(file, pem());
  await assert.rejects(open(), /joinery keys take-in/);
  const taken = joinery(["keys", "take-in", file, "--by", "samuel"]);
  assert.equal(taken.status, 0, taken.said);
  assert.equal((await keys.fresh("log")).length, 2);
  await open();
});

test("a process whose LOG_SIGNING_KEY is not the installation's is refused and told both names", () =>
  assert.rejects(
    open({ LOG_SIGNING_KEY: pem() }),
    /LOG_SIGNING_KEY holds the log key .* and this installation's is /,
  ));

test("keys are rotated in the name of a member of staff, and the old one stays published until it signs no more", async () => {
  const keys = await open();
  const [before] = await publishedKeys(keys);
  assert.equal(joinery(["keys", "rotate", "delivery"]).status, 2);
  const nobody = joinery(["keys", "rotate", "delivery", "--by", "nobody"]);
  assert.match(nobody.said, /No member of staff has the account nobody/);
  const done = joinery(["keys", "rotate", "delivery", "--by", "samuel"]);
  assert.equal(done.status, 0, done.said);
  const [now, old] = await publishedKeys(keys);
  assert.notEqual(now?.kid, before?.kid);
  assert.equal(now?.exp, undefined);
  assert.deepEqual([old?.kid, old?.x], [before?.kid, before?.x]);
  assert.equal(typeof old?.exp, "number");
  assert.match(joinery(["keys", "list"]).said, /delivery .* retired/);
});

test("a stolen key is revoked in the name of a member of staff: another is published in its place, and it no more", async () => {
  const keys = await open();
  const kid = keys.current("delivery").kid;
  assert.equal(joinery(["keys", "revoke", kid]).status, 2);
  const revoke = ["keys", "revoke", kid, "--by", "samuel"];
  const done = joinery(revoke);
  assert.equal(done.status, 0, done.said);
  const published = await publishedKeys(keys);
  assert.ok(published.every((one) => one.kid !== kid));
  assert.equal(published[0]?.exp, undefined);
  assert.match(joinery(["keys", "list"]).said, /delivery .* revoked/);
  assert.match(joinery(revoke).said, /is revoked already/);
});

test("keys are resealed under the next sealing key, and the old one opens them no more", () => {
  const reseal = ["keys", "reseal", "--by", "samuel"];
  assert.match(joinery(reseal).said, /Set SEALING_KEY_NEXT/);
  const done = joinery(reseal, { SEALING_KEY, SEALING_KEY_NEXT: next });
  assert.equal(done.status, 0, done.said);
  const rotate = ["keys", "rotate", "log", "--by", "samuel"];
  const { status, said } = joinery(rotate);
  assert.deepEqual([status, /Give it the installation/.test(said)], [2, true]);
  assert.equal(joinery(rotate, { SEALING_KEY: next }).status, 0);
});

test("a database that was not migrated is named as such by every command", async () => {
  const empty = await testDatabase();
  after(empty.drop);
  const owner = new pg.Client({ connectionString: empty.ownerUrl });
  await owner.connect();
  await owner.query("drop schema postgres cascade"); // as before the first migration
  await owner.end();
  for (const words of [["serve"], ["work"], ["keys", "list"], ["messages"]]) {
    const { status, said } = joinery(words, {
      SEALING_KEY,
      DATABASE_URL: empty.url,
    });
    assert.equal(status, 2);
    assert.match(said, /Run: npm run joinery -- migrate/);
  }
});
