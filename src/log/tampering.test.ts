import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { fixedClock } from "#kernel";
import type { TestDatabase } from "#postgres";
import { testDatabase } from "#postgres";
import { appendLog } from "./append.ts";
import { readHeads } from "./outlet.ts";
import { runSealer, sealAll } from "./sealer.ts";
import { parseSigningKey } from "./testing/parse-signing-key.ts";
import { verifyLog } from "./verify.ts";

const newKey = () =>
  parseSigningKey(
    generateKeyPairSync("ed25519").privateKey.export({
      type: "pkcs8",
      format: "pem",
    }) as string,
  );
const key = newKey();
const headsTo = mkdtempSync(join(tmpdir(), "joinery-heads-"));
const clock = fixedClock(new Date().toISOString()); // heads stay in one day's file
const subject = "0b1d4c6e-9f4f-4c3a-8a55-6f0a5a3d1c11";
const today = join(headsTo, `${clock.now().toISOString().slice(0, 10)}.jsonl`);
let database: TestDatabase;
let owner: pg.Client;

const append = (entry: number) =>
  database.db.transaction({ kind: "process", name: "test" }, (tx) =>
    appendLog(tx, {
      kind: "test.happened",
      subject,
      dimensions: { entry },
      personal: { entry },
    }),
  );
const publish = () =>
  runSealer(
    database.db,
    { key: () => key, headsTo, clock },
    AbortSignal.abort(),
  );

before(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (let batch = 0; batch < 3; batch += 1) {
    for (let entry = 0; entry < 4; entry += 1) await append(entry);
    await sealAll(database.db, { key, clock }); // waits for what another database has open in the same server
    await publish();
  }
  for (const table of "entry salt sealed batch cursor follower outlet".split(
    " ",
  ))
    await owner.query(`alter table log.${table} no force row level security`);
});
after(async () => {
  await owner.end();
  await database.drop();
  rmSync(headsTo, { recursive: true });
});

const verify = async (inMs = 0) =>
  verifyLog(database.db, {
    ...(await readHeads(headsTo)),
    now: new Date(Date.now() + inMs),
  });
const hourMs = 3_600_000;

test("an untouched log verifies", async () => {
  const { batches, heads, ...report } = await verify();
  assert(batches >= 3, "another database's open transaction may split one");
  assert(heads >= 3 && heads <= batches);
  const clean = { unsealed: 0, rows: 0, forgotten: 0, breaks: [] };
  assert.deepEqual(report, { entries: 12, ...clean });
});

const cutNewest = `create table log.cut as select * from log.batch where number = (select max(number) from log.batch); create table log.lost as select * from log.sealed where batch = (select number from log.cut);
  create table log.went as select * from log.entry where id in (select entry_id from log.lost); delete from log.sealed where batch = (select number from log.cut); delete from log.batch where number = (select number from log.cut);
  delete from log.entry where id in (select id from log.went)`;
const putBack = `insert into log.entry select * from log.went on conflict do nothing; insert into log.batch select * from log.cut; insert into log.sealed select * from log.lost; drop table log.cut, log.lost, log.went`;

for (const { what, by, undo, says, position, inMs = 0 } of [
  {
    what: "an entry's dimensions were changed",
    by: `update log.entry set dimensions = '{"entry": 99}' where id = 6`,
    undo: `update log.entry set dimensions = '{"entry": 1}' where id = 6`,
    says: /changed after it was sealed/,
    position: 6,
  },
  {
    what: "an entry's transaction was changed",
    by: `update log.entry set written_by = (written_by::text::bigint + 1)::text::xid8 where id = 12`,
    undo: `update log.entry set written_by = (written_by::text::bigint - 1)::text::xid8 where id = 12`,
    says: /changed after it was sealed/,
    position: 12,
  },
  {
    what: "an entry was removed",
    by: `create table log.aside as select * from log.entry where id = 3; delete from log.entry where id = 3`,
    undo: `insert into log.entry select * from log.aside; drop table log.aside`,
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
    says: /Entry 999 stands where sealing had already passed/,
  },
  {
    what: "the newest batch was cut off",
    by: cutNewest,
    undo: putBack,
    says: /Head \d+ was published for a batch that is gone/,
  },
  {
    what: "batches were numbered anew",
    by: `update log.sealed set batch = batch + 100 where true; update log.batch set number = number + 100`,
    undo: `update log.sealed set batch = batch - 100; update log.batch set number = number - 100`,
    says: /Batch 1 is missing/,
  },
  {
    what: "an entry was moved to another batch",
    by: `update log.sealed set batch = 1 where position = 12`,
    undo: `update log.sealed set batch = (select number from log.batch where last_position = 12) where position = 12`,
    says: /Position 12 says batch 1/,
  },
  {
    what: "the cursor was moved forward",
    by: `create table log.aside as select * from log.cursor; update log.cursor set written_by = '999999999'`,
    undo: `update log.cursor set written_by = aside.written_by from log.aside; drop table log.aside`,
    says: /log\.cursor was moved/,
  },
  {
    what: "a follower was moved ahead of the log",
    by: `insert into log.follower (name, position) values ('test', 10000)`,
    undo: `delete from log.follower where name = 'test'`,
    says: /log\.follower was moved: test stands at 10000/,
  },
  {
    what: "a salt was removed without a retention entry",
    by: `create table log.aside as select * from log.salt; delete from log.salt`,
    undo: `insert into log.salt select * from log.aside; drop table log.aside`,
    says: /salt of entry 1 \(test\.happened\) is missing, and no retention entry/,
  },
  {
    what: "an entry is kept from being sealed",
    by: `insert into log.entry (id, kind, dimensions, written_by) values (999, 'test.waiting', '{}', '99999999999')`,
    undo: `delete from log.entry where id = 999`,
    says: /Entry 999 has waited to be sealed since/,
    inMs: hourMs + 60_000,
  },
] satisfies readonly {
  readonly what: string;
  readonly by: string;
  readonly undo: string;
  readonly says: RegExp;
  readonly position?: number;
  readonly inMs?: number;
}[]) {
  test(`it shows where ${what}`, async () => {
    await owner.query(by);
    const { breaks } = await verify(inMs);
    const found = breaks.find(({ message }) => says.test(message));
    assert(found, `found only: ${JSON.stringify(breaks)}`);
    if (position !== undefined) assert.equal(found.position, position);
    await owner.query(undo);
    assert.deepEqual((await verify()).breaks, []);
  });
}

for (const { what, lines, says } of [
  {
    what: "were all removed",
    lines: () => [],
    says: /No head was published/,
  },
  {
    what: "lost one in the middle",
    lines: ([first = "", , ...rest]) => [first, ...rest],
    says: /Head 2 is missing/,
  },
  {
    what: "lost the last",
    lines: (all) => all.slice(0, -1),
    says: /is the last, of batch \d+; batches up to \d+ have none/,
  },
  {
    what: "changed places",
    lines: ([first = "", second = "", ...rest]) => [second, first, ...rest],
    says: /Head 1 is missing: head 2 stands in its place/,
  },
  {
    what: "were edited",
    lines: ([first = "", ...rest]) => [
      first.replace(/"entries":\d+/, '"entries":3'),
      ...rest,
    ],
    says: /Head 1 was changed/,
  },
  {
    what: "hold a line that is none",
    lines: ([first = "", ...rest]) => [first, '{"number":2', ...rest],
    says: /Line 2 of \d{4}-\d\d-\d\d\.jsonl is no head/,
  },
  {
    what: "name a key that is none",
    lines: ([first = "", ...rest]) => [
      first.replace(/"x":"[^"]+"/, '"x":"AA"'),
      ...rest,
    ],
    says: /Line 1 of \d{4}-\d\d-\d\d\.jsonl is no head/,
  },
] satisfies readonly {
  readonly what: string;
  lines(all: readonly string[]): readonly string[];
  readonly says: RegExp;
}[]) {
  test(`it shows that heads ${what}, and nothing is sealed on top of what is not there`, async () => {
    const all = readFileSync(today, "utf8");
    const changed = lines(all.trimEnd().split("\n"));
    writeFileSync(today, changed.map((line) => `${line}\n`).join(""));
    const { breaks } = await verify(hourMs / 2);
    assert(
      breaks.some(({ message }) => says.test(message)),
      JSON.stringify(breaks),
    );
    writeFileSync(today, all);
    assert.deepEqual((await verify()).breaks, []);
  });
}

for (const [name, says] of [
  ["0000.pem", "0000.pem holds no public key."],
  ["2020-01-01.json", "2020-01-01.json holds no head."],
] as const)
  test(`it shows that ${name} cannot be read, and the check goes on`, async () => {
    writeFileSync(join(headsTo, name), "{");
    const { breaks, entries } = await verify();
    assert.deepEqual(breaks, [{ message: says }]);
    assert(entries >= 12);
    rmSync(join(headsTo, name));
  });

test("a log sealed anew with a key of the forger's own is found by the published keys", async () => {
  const report = await verifyLog(database.db, { heads: [], keys: new Map() });
  assert.match(report.breaks[0]?.message ?? "", /not among the published ones/);
});

test("a log that was cut and sealed on with the right key is refused by what was published, and nothing more is sealed", async () => {
  const outside = mkdtempSync(join(tmpdir(), "joinery-outside-"));
  cpSync(headsTo, outside, { recursive: true });
  await owner.query(cutNewest);
  await owner.query(
    `update log.cursor set (written_by, entry_id) = (select written_by, id from log.entry order by id desc limit 1)`,
  );
  await append(7);
  await assert.rejects(
    publish(),
    /does not extend the heads at .* so nothing more is sealed/,
  );
  const { rows } = await owner.query("select is_refused from log.outlet");
  assert.deepEqual(rows, [{ is_refused: true }]);
  assert.equal((await verify()).unsealed, 1);
  await sealAll(database.db, { key, clock }); // as one who holds the key would
  const forged = await verifyLog(database.db, await readHeads(outside));
  assert.match(
    forged.breaks.map(({ message }) => message).join(),
    /The log differs from head \d+/,
  );
  rmSync(outside, { recursive: true });
});
