import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pino } from "pino";
import {
  agree,
  findHashInForce,
  findPublication,
  findPublications,
  importPack,
  loadPack,
  propose,
  readPack,
} from "#catalogue";
import { refuseChanges } from "#delivery";
import { addDays, fail, isOk, systemClock } from "#kernel";
import type { Tx } from "#postgres";
import { testDatabase } from "#postgres";
import { openCatalogues } from "./open-catalogues.ts";

const { db, drop } = await testDatabase();
after(drop);
const folder = await mkdtemp(join(tmpdir(), "joinery-pack-"));
after(() => rm(folder, { recursive: true }));
const uk = join(import.meta.dirname, "../../packs/uk");

/** Starts on a copy of the pack, with one flow as a new text has it. */
async function open(change: (flow: string) => string): Promise<void> {
  await cp(uk, folder, { recursive: true });
  const file = join(folder, "flows/bereavement.yaml");
  await writeFile(file, change(await readFile(file, "utf8")));
  process.env["PACK_DIR"] = folder;
  const catalogues = await openCatalogues({
    database: db,
    logger: pino({ level: "silent" }),
  });
  await catalogues.stop();
}
const signedFlows = () =>
  db.transaction({ kind: "process", name: "test" }, (tx) =>
    tx.query("select from delivery.signed_flow"),
  );

const director = "11111111-1111-4111-8111-111111111111";
const supervisor = "22222222-2222-4222-8222-222222222222";
const inProcess = <T>(work: (tx: Tx) => Promise<T>) =>
  db.transaction({ kind: "process", name: "test" }, work);
const today = systemClock.today();
const agreeAs = (proposal: number, by: string) =>
  inProcess((tx) => agree(tx, { proposal, by, today }));

/** Stores the pack of the folder and has it proposed from a day. */
async function proposeFolder(coversFrom: string) {
  const files = await readPack(folder);
  assert.ok(isOk(files));
  return inProcess(async (tx) => {
    const imported = await importPack(tx, files.value, director);
    assert.ok(isOk(imported));
    const version = imported.value.hash;
    const proposal = await propose(tx, { version, coversFrom }, director);
    return { version, proposal };
  });
}

test("a folder is imported into an empty database only; another folder changes nothing that is in force", async () => {
  await open((text) => text);
  const [before, signed] = [await findHashInForce(db), await signedFlows()];
  assert.ok(signed.length > 0);
  await open((text) => `${text}# another\n`);
  assert.equal(await findHashInForce(db), before);
  assert.equal((await signedFlows()).length, signed.length);
});

test("a proposal comes in force when a second person agrees, and goes when it is taken back by two", async () => {
  const before = await findHashInForce(db);
  const { version, proposal } = await proposeFolder(today);
  assert.equal(await findHashInForce(db), before);
  assert.deepEqual(await agreeAs(proposal, director), fail("same-person"));
  assert.equal(await findHashInForce(db), before);
  assert.ok(isOk(await agreeAs(proposal, supervisor)));
  assert.equal(await findHashInForce(db), version);
  assert.deepEqual(
    await agreeAs(proposal, supervisor),
    fail("no-such-proposal"),
  );
  const inForce = await inProcess((tx) => findPublication(tx));
  const back = await inProcess((tx) =>
    propose(tx, { publication: inForce?.id ?? 0 }, supervisor),
  );
  assert.ok(isOk(await agreeAs(back, director)));
  assert.equal(await findHashInForce(db), before);
  const entries = await inProcess((tx) =>
    tx.query<{ kind: string; by: string; agreed: string }>(
      `select kind, dimensions->>'by' as by, dimensions->>'agreedBy' as agreed from log.entry
       where kind in ('catalogue.published', 'catalogue.withdrawn') order by id`,
    ),
  );
  assert.deepEqual(entries.slice(1), [
    { kind: "catalogue.published", by: director, agreed: supervisor },
    { kind: "catalogue.withdrawn", by: supervisor, agreed: director },
  ]);
});

test("a version from a later day waits for it, its flows unsigned, and can be called off", async () => {
  const before = await findHashInForce(db);
  const signed = (await signedFlows()).length;
  const day = addDays(today, 30);
  const { version, proposal } = await proposeFolder(day);
  assert.ok(isOk(await agreeAs(proposal, supervisor)));
  assert.equal(await findHashInForce(db), before);
  assert.equal(await findHashInForce(db, day), version);
  assert.equal((await signedFlows()).length, signed);
  const [last] = await inProcess(findPublications);
  const off = await inProcess((tx) =>
    propose(tx, { publication: last?.id ?? 0 }, director),
  );
  assert.ok(isOk(await agreeAs(off, supervisor)));
  assert.equal(await findHashInForce(db, day), before);
});

test("a pack that changes a signed flow without a new version is refused", async () => {
  await open((text) => text.replaceAll(/law: .*/g, "law: Another law"));
  const loaded = await loadPack(folder);
  assert.ok(isOk(loaded));
  await assert.rejects(
    inProcess((tx) => refuseChanges(tx, [...loaded.value.flows.values()])),
    /was signed with other fields or another gateway/,
  );
});
