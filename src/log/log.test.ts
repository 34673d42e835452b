import assert from "node:assert/strict";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { systemClock } from "#kernel";
import type { Context, TestDatabase, Tx } from "#postgres";
import { testDatabase } from "#postgres";
import { appendLog } from "./append.ts";
import { logEntries } from "./entries.ts";
import type { SealedEntry } from "./entry.ts";
import { findEntriesAfter } from "./entry.ts";
import { followLog } from "./follow.ts";
import { catchUp, replay } from "./testing/catch-up.ts";
import { readHeads } from "./outlet.ts";
import { leafHash } from "./leaf.ts";
import type { LeafRow } from "./leaf.ts";
import { leafColumns, leafEntryOf } from "./leaf.ts";
import { isProofValid, proveEntry } from "./proof.ts";
import { runSealer, sealAll } from "./sealer.ts";
import { describeUnsealed } from "./count-unsealed.ts";
import { describeAside, tryAsideAgain } from "./set-aside.ts";
import { parseSigningKey } from "./testing/parse-signing-key.ts";
import { verifyLog } from "./verify.ts";

const process: Context = { kind: "process", name: "test" };
const key = parseSigningKey(
  generateKeyPairSync("ed25519").privateKey.export({
    type: "pkcs8",
    format: "pem",
  }) as string,
);
const trust = { heads: [], keys: new Map([[key.fingerprint, key.publicKey]]) };
const sealing = { key, clock: systemClock };
const publishing = { ...sealing, key: () => key };

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

const append = (kind = "test.happened", subject = randomUUID()) =>
  database.db.transaction(process, (tx) =>
    appendLog(tx, { kind, subject, dimensions: { channel: "phone" } }),
  );
const entries = () =>
  database.db.transaction(process, (tx) => findEntriesAfter(tx, 0, 100_000));

test("concurrent writers and two sealers leave every entry sealed once, in order, without a gap", async () => {
  const stop = new AbortController();
  const headsFolder = mkdtempSync(join(tmpdir(), "joinery-heads-"));
  const sealers = [0, 1].map(() =>
    runSealer(
      database.db,
      { ...publishing, headsTo: headsFolder },
      stop.signal,
    ),
  );
  const writers = Array.from({ length: 4 }, async () => {
    const ids: number[] = [];
    for (let count = 0; count < 40; count += 1) ids.push(await append());
    return ids;
  });
  const written = (await Promise.all(writers)).flat();
  stop.abort();
  await Promise.all(sealers);
  await sealAll(database.db, sealing);
  const sealed = await entries();
  assert.deepEqual(
    sealed.map(({ position }) => position),
    written.map((_, index) => index + 1),
  );
  assert.deepEqual(new Set(sealed.map(({ id }) => id)), new Set(written));
  rmSync(headsFolder, { recursive: true });
});

test("an entry whose transaction is still open holds back those that came after it", async () => {
  const sealedBefore = (await entries()).length;
  let early = 0;
  let late = 0;
  await database.db.transaction(process, async (tx) => {
    early = await appendLog(tx, { kind: "test.early" });
    late = await append("test.late");
    await sealAll(database.db, { ...sealing, patienceMs: 0 });
    assert.equal((await entries()).length, sealedBefore);
  });
  await sealAll(database.db, sealing);
  assert.deepEqual(
    (await entries()).slice(sealedBefore).map(({ id }) => id),
    [early, late],
  );
});

test("an entry of a change that was rolled back does not exist and leaves no gap", async () => {
  await assert.rejects(
    database.db.transaction(process, async (tx) => {
      await appendLog(tx, { kind: "test.never" });
      throw new Error("no");
    }),
  );
  await append();
  await sealAll(database.db, sealing);
  const sealed = await entries();
  assert(!sealed.some(({ kind }) => kind === "test.never"));
  assert.equal(sealed.at(-1)?.position, sealed.length);
});

test("an entry's hash is the same computed here and in the database, whatever its text", async () => {
  const anyText = fc
    .string({ unit: "binary" })
    .filter((text) => !text.includes("\0") && text.isWellFormed());
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (name, value) => {
      await database.db.transaction(process, async (tx) => {
        const id = await appendLog(tx, {
          kind: "test.text",
          organisation: name,
          dimensions: { [name]: value },
          personal: { value },
        });
        const [row] = await tx.query<LeafRow & { leaf: Buffer }>(
          `select ${leafColumns}, log.leaf(entry) as leaf from log.entry where id = $1`,
          [id],
        );
        assert(row);
        assert.deepEqual(leafHash(leafEntryOf(row, row.leaf)), row.leaf);
      });
    }),
    { numRuns: 30 },
  );
});

test("many entries appended at once keep their order and their digests", async () => {
  await database.db.transaction(process, async (tx) => {
    const [row] = await tx.query<{ ids: readonly number[] }>(
      `select log.append_all(array_agg(row('test.many', null, 'dwp', null, jsonb_build_object('n', n))::log.draft order by n)) as ids
       from generate_series(1, 3) as n`,
    );
    assert(row);
    for (const [index, id] of row.ids.entries()) {
      const [match] = await tx.query<{ same: boolean; other: boolean }>(
        "select log.matches($1, $2) as same, log.matches($1, $3) as other",
        [id, JSON.stringify({ n: index + 1 }), JSON.stringify({ n: 9 })],
      );
      assert.deepEqual(match, { same: true, other: false });
    }
  });
});

test("personal data is not in the log, and once its salt is forgotten nothing tells what it was", async () => {
  const subject = randomUUID();
  const personal = { dateOfBirth: "1944-02-29" };
  const id = await database.db.transaction(process, (tx) =>
    appendLog(tx, { kind: "test.personal", subject, personal }),
  );
  await sealAll(database.db, sealing);
  await database.db.transaction(process, async (tx) => {
    const [found] = await tx.query<{ text: string }>(
      "select entry::text as text from log.entry where id = $1",
      [id],
    );
    assert(!found?.text.includes("1944"));
    const [forgot] = await tx.query("select log.forget($1, $2) as salts", [
      subject,
      new Date(Date.now() + 1000),
    ]);
    assert.deepEqual(forgot, { salts: 1 });
    const [match] = await tx.query("select log.matches($1, $2) as same", [
      id,
      JSON.stringify(personal),
    ]);
    assert.deepEqual(match, { same: null });
  });
  const { breaks, forgotten } = await verifyLog(database.db, trust);
  assert.deepEqual(
    breaks.map(({ message }) => message),
    ["No head was published: nothing outside vouches for it."],
  );
  assert.equal(forgotten, 1);
});

test("a proof stands without the database, and any change to it shows", async () => {
  const ids = [await append(), await append(), await append()];
  await sealAll(database.db, sealing);
  const proof = await database.db.transaction(process, (tx) =>
    proveEntry(tx, ids[1] ?? 0),
  );
  assert(proof && isProofValid(proof, key.publicKey));
  const changed = { ...proof, entry: { ...proof.entry, kind: "test.other" } };
  assert.equal(isProofValid(changed, key.publicKey), false);
  const moved = { ...proof, index: proof.index + 1 };
  assert.equal(isProofValid(moved, key.publicKey), false);
});

test("an entry that has waited a minute to be sealed is told at health, and nothing is told before", async () => {
  await sealAll(database.db, sealing);
  const sealingAt = () => database.db.transaction(process, describeUnsealed);
  const id = await append();
  assert.equal(await sealingAt(), undefined);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const move = (by: string) =>
    owner.query(
      `alter table log.entry no force row level security; update log.entry set recorded_at = recorded_at ${by} interval '2 minutes' where id = ${id}`,
    );
  await move("-");
  assert.match((await sealingAt()) ?? "", /^WAITING since 20/);
  await move("+");
  await sealAll(database.db, sealing);
  await owner.end();
  assert.equal(await sealingAt(), undefined);
});

const aside = () => database.db.transaction(process, describeAside);

describe("a follower", () => {
  const seen = new Map<string, number[]>();
  const heeds: Record<string, Record<string, never>> = {};
  before(async () => {
    for (const { kind } of await entries()) heeds[kind] = {};
    for (const kind of ["test.happened", "log.followed"]) heeds[kind] = {};
  });
  const remember = (name: string) => ({
    name,
    heeds,
    async handle(_: unknown, batch: readonly SealedEntry[]) {
      const positions = batch.map(({ position }) => position);
      seen.set(name, [...(seen.get(name) ?? []), ...positions]);
    },
  });

  test("handles each entry once, though two processes follow under its name", async () => {
    await append();
    await sealAll(database.db, sealing);
    const follower = remember("twice");
    await Promise.all([
      catchUp(database.db, follower),
      catchUp(database.db, follower),
    ]);
    await catchUp(database.db, follower);
    assert.deepEqual(
      seen.get("twice"),
      (await entries()).map(({ position }) => position),
    );
  });

  test("that fails on one entry sets it aside, goes on, and has it again when told to", async () => {
    await sealAll(database.db, sealing);
    const before = (await entries()).length;
    for (let count = 0; count < 3; count += 1) await append();
    await sealAll(database.db, sealing);
    const bad = before + 2;
    const picky = {
      name: "picky",
      heeds,
      async handle(tx: Tx, batch: readonly SealedEntry[]) {
        await tx.query("insert into log.follower values ('half done', 1)");
        await tx.query("delete from log.follower where name = 'half done'");
        if (batch.some(({ position }) => position === bad))
          await tx.query("select 'no number'::integer");
        await remember("picky").handle(tx, batch);
      },
    };
    await catchUp(database.db, picky);
    assert.deepEqual(seen.get("picky")?.slice(before), [
      before + 1,
      before + 3,
    ]);
    assert.equal(await aside(), "set aside: 1 of picky");
    await database.db.transaction(process, tryAsideAgain);
    await catchUp(database.db, picky); // fails once more, and nothing is lost
    assert.equal(await aside(), "set aside: 1 of picky");
    await database.db.transaction(process, tryAsideAgain);
    await catchUp(database.db, remember("picky"));
    assert.equal(seen.get("picky")?.at(-1), bad);
    assert.equal(await aside(), undefined);
  });

  test("that fails on all stays where it was, and begins again from 0 when told to", async () => {
    const failing = {
      name: "failing",
      heeds,
      handle: () => Promise.reject(new Error("not today")),
    };
    await assert.rejects(catchUp(database.db, failing), /not today/);
    const mended = remember("failing");
    const total = (await entries()).length;
    assert.equal(await catchUp(database.db, mended), total);
    await replay(database.db, mended);
    assert.equal(await catchUp(database.db, mended), total);
  });

  test("stops at an entry that no room declares, after those before it, until one does", async () => {
    const declared = { ...logEntries, ...heeds, "test.known": {} };
    await append("test.known");
    await append("test.new");
    await append("test.known");
    await sealAll(database.db, sealing);
    const follower = { ...remember("careful"), heeds: { "test.known": {} } };
    await assert.rejects(
      catchUp(database.db, follower, declared),
      /careful stops at entry \d+: no room declares test\.new\./,
    );
    const known = (await entries())
      .filter(({ kind }) => kind === "test.known")
      .map(({ position }) => position);
    assert.deepEqual(seen.get("careful"), known.slice(0, 1));
    await catchUp(database.db, follower, { ...declared, "test.new": {} });
    assert.deepEqual(seen.get("careful"), known);
  });

  test("stops at a word that its entry is not declared with", async () => {
    const deaf = {
      ...remember("deaf"),
      heeds: { "test.known": { channel: ["digital", "post"] } },
    };
    await assert.rejects(
      catchUp(database.db, deaf),
      /the channel of a test\.known is "phone", and should be one of digital, post/,
    );
    assert.equal(seen.get("deaf"), undefined);
  });

  for (const { what, declared, says } of [
    { what: "an entry", declared: {}, says: /test\.known, which no room/ },
    {
      what: "a dimension",
      declared: { "test.known": {} },
      says: /the channel of test\.known as text/,
    },
    {
      what: "a word",
      declared: { "test.known": { channel: ["post"] } },
      says: /the channel of test\.known as text, which is declared as one of post/,
    },
  ])
    test(`that heeds ${what} which no room declares is refused at the start`, () => {
      const follower = {
        ...remember("early"),
        heeds: { "test.known": { channel: "text" as const } },
      };
      assert.throws(
        () => followLog(database.db, follower, declared),
        (error: Error) =>
          error.message.startsWith("The follower early heeds ") &&
          says.test(error.message),
      );
    });
});

test("heads are published outside the database and agree with it", async () => {
  const headsFolder = mkdtempSync(join(tmpdir(), "joinery-heads-"));
  await append();
  await sealAll(database.db, sealing);
  const stop = AbortSignal.abort();
  await runSealer(database.db, { ...publishing, headsTo: headsFolder }, stop);
  const published = await readHeads(headsFolder);
  assert.equal(published.heads.length, 1);
  const report = await verifyLog(database.db, published);
  assert.deepEqual(report.breaks, []);
  assert.equal(report.heads, 1);
  rmSync(headsFolder, { recursive: true });
});
