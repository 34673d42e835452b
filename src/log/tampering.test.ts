import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { systemClock } from "#kernel";
import type { TestDatabase } from "#postgres";
import { testDatabase } from "#postgres";
import { appendLog } from "./append.ts";
import { readHeads } from "./heads.ts";
import { runSealer, sealAll } from "./sealer.ts";
import { parseSigningKey } from "./signing-key.ts";
import { verifyLog } from "./verify.ts";

const key = parseSigningKey(
  generateKeyPairSync("ed25519").privateKey.export({
    type: "pkcs8",
    format: "pem",
  }) as string,
);
const headsFolder = mkdtempSync(join(tmpdir(), "joinery-heads-"));
const sealing = { key, clock: systemClock };
let database: TestDatabase;
let owner: pg.Client;

before(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (let batch = 0; batch < 3; batch += 1) {
    for (let entry = 0; entry < 4; entry += 1)
      await database.db.transaction({ kind: "process", name: "test" }, (tx) =>
        appendLog(tx, { kind: "test.happened", dimensions: { entry } }),
      );
    await sealAll(database.db, sealing);
  }
  await runSealer(
    database.db,
    { ...sealing, key: () => key, headsFolder },
    AbortSignal.abort(),
  );
  await owner.query("begin"); // the owner of the tables takes row-level security and constraints out of the way
  for (const table of ["entry", "sealed", "batch", "cursor"])
    await owner.query(`alter table log.${table} no force row level security`);
  await owner.query("commit");
});
after(async () => {
  await owner.end();
  await database.drop();
  rmSync(headsFolder, { recursive: true });
});

const verify = () => verifyLog(database.db, readHeads(headsFolder));

test("an untouched log verifies", async () => {
  const { batches, ...report } = await verify();
  assert(batches >= 3, "another database's open transaction may split one");
  assert.deepEqual(report, { entries: 12, heads: 1, unsealed: 0, breaks: [] });
});

for (const { what, by, undo, says, position } of [
  {
    what: "an entry's dimensions were changed",
    by: `update log.entry set dimensions = '{"entry": 99}' where id = 6`,
    undo: `update log.entry set dimensions = '{"entry": 1}' where id = 6`,
    says: /changed after it was sealed/,
    position: 6,
  },
  {
    what: "an entry was removed",
    by: `create table log.kept as select * from log.entry where id = 3; delete from log.entry where id = 3`,
    undo: `insert into log.entry select * from log.kept; drop table log.kept`,
    says: /removed/,
    position: 3,
  },
  {
    what: "two sealed entries changed places",
    by: `update log.sealed set position = -position where position in (7, 8); update log.sealed set position = 15 + position where position < 0`,
    undo: `update log.sealed set position = -position where position in (7, 8); update log.sealed set position = 15 + position where position < 0`,
    says: /root is not that of its entries/,
  },
  {
    what: "an entry was changed together with its leaf",
    by: `update log.entry set kind = 'test.forged' where id = 10; update log.sealed set leaf = log.leaf(entry) from log.entry where entry.id = entry_id and entry.id = 10`,
    undo: `update log.entry set kind = 'test.happened' where id = 10; update log.sealed set leaf = log.leaf(entry) from log.entry where entry.id = entry_id and entry.id = 10`,
    says: /root is not that of its entries/,
  },
  {
    what: "an entry was slipped in behind the seal",
    by: `insert into log.entry (id, kind, dimensions, written_by) values (999, 'test.slipped', '{}', '3')`,
    undo: `delete from log.entry where id = 999`,
    says: /sealing had already passed/,
  },
  {
    what: "the newest batch was cut off",
    by: `create table log.cut as select * from log.batch where number = (select max(number) from log.batch); create table log.lost as select * from log.sealed where batch = (select number from log.cut);
      create table log.went as select * from log.entry where id in (select entry_id from log.lost); delete from log.sealed where batch = (select number from log.cut); delete from log.batch where number = (select number from log.cut);
      delete from log.entry where id in (select id from log.went)`,
    undo: `insert into log.entry select * from log.went; insert into log.batch select * from log.cut; insert into log.sealed select * from log.lost; drop table log.cut, log.lost, log.went`,
    says: /published for a batch that is gone/,
  },
] satisfies readonly {
  readonly what: string;
  readonly by: string;
  readonly undo: string;
  readonly says: RegExp;
  readonly position?: number;
}[]) {
  test(`it shows where ${what}`, async () => {
    await owner.query(by);
    const { breaks } = await verify();
    const found = breaks.find(({ message }) => says.test(message));
    assert(found, `found only: ${JSON.stringify(breaks)}`);
    if (position !== undefined) assert.equal(found.position, position);
    await owner.query(undo);
    assert.deepEqual((await verify()).breaks, []);
  });
}

test("a log sealed anew with a key of the forger's own is found by the published keys", async () => {
  const { keys } = readHeads(headsFolder);
  assert(keys.has(key.fingerprint));
  const report = await verifyLog(database.db, { heads: [], keys: new Map() });
  assert.match(report.breaks[0]?.message ?? "", /not among the published ones/);
});
