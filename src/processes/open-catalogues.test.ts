import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pino } from "pino";
import {
  draftProposal,
  findEffect,
  findHashInForce,
  findProposals,
  findPublication,
  findPublications,
  importPack,
  loadPack,
  proposalAsSeen,
  readPack,
  stepProposal,
} from "#catalogue";
import { refuseChanges } from "#delivery";
import { addDays, fail, isOk, systemClock } from "#kernel";
import type { Tx } from "#postgres";
import { testDatabase } from "#postgres";
import { WrongUse } from "./command.ts";
import { openCatalogues } from "./open-catalogues.ts";
import { readSettings } from "./settings.ts";

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
  const catalogues = await openCatalogues({
    database: db,
    logger: pino({ level: "silent" }),
    settings: readSettings({ PACK_DIR: folder }),
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

type ProposalStep = Parameters<typeof stepProposal>[1];

/** What one person does about a proposal that they see as it is now. */
const step = (
  proposal: number,
  [what, by, more = {}]: readonly [
    ProposalStep["what"],
    string,
    Partial<ProposalStep>?,
  ],
) =>
  inProcess(async (tx) =>
    stepProposal(tx, {
      proposal,
      what,
      by,
      seen: await seenOf(tx, proposal),
      reason: "",
      isFit: true,
      areSettled: true,
      today,
      ...more,
    }),
  );
async function seenOf(tx: Tx, id: number): Promise<string> {
  const [proposal] = await findProposals(tx, id);
  assert.ok(proposal);
  return proposalAsSeen(proposal, await findEffect(tx, proposal, today));
}
const both = async (proposal: number) => {
  assert.ok(isOk(await step(proposal, ["put-forward", director])));
  return step(proposal, ["agree", supervisor]);
};
const rollBack = (publication: number | undefined) =>
  inProcess((tx) => draftProposal(tx, { publication: publication ?? 0 }));

/** Stores the pack of the folder and drafts it from a day. */
async function draftFolder(coversFrom: string) {
  const files = await readPack(folder);
  assert.ok(isOk(files));
  return inProcess(async (tx) => {
    const imported = await importPack(tx, files.value, "test");
    assert.ok(isOk(imported));
    const version = imported.value.hash;
    const proposal = await draftProposal(tx, { version, coversFrom });
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

test("a draft comes in force when one person has put it forward and another agrees, and goes when two take it back", async () => {
  const before = await findHashInForce(db);
  const { version, proposal } = await draftFolder(today);
  assert.deepEqual(
    await step(proposal, ["agree", supervisor]),
    fail("changed"),
  );
  assert.ok(isOk(await step(proposal, ["put-forward", director])));
  assert.deepEqual(
    await step(proposal, ["agree", director]),
    fail("same-person"),
  );
  assert.deepEqual(
    await step(proposal, ["put-forward", supervisor]),
    fail("changed"),
  );
  assert.deepEqual(
    await step(proposal, ["agree", supervisor, { isFit: false }]),
    fail("checks"),
  );
  assert.deepEqual(
    await step(proposal, ["agree", supervisor, { areSettled: false }]),
    fail("newly-named"),
  );
  assert.equal(await findHashInForce(db), before);
  assert.ok(isOk(await step(proposal, ["agree", supervisor])));
  assert.equal(await findHashInForce(db), version);
  assert.deepEqual(await step(proposal, ["agree", supervisor]), fail("over"));
  const inForce = await inProcess((tx) => findPublication(tx));
  assert.ok(isOk(await both(await rollBack(inForce?.id))));
  assert.equal(await findHashInForce(db), before);
  const entries = await inProcess((tx) =>
    tx.query<{ kind: string; by: string | null; agreed: string | null }>(
      `select kind, dimensions->>'by' as by, dimensions->>'agreedBy' as agreed from log.entry
       where kind like 'catalogue.%' and kind <> 'catalogue.imported' order by id`,
    ),
  );
  const acts = [
    { kind: "catalogue.drafted", by: null, agreed: null },
    { kind: "catalogue.proposed", by: director, agreed: null },
    { kind: "catalogue.proposal-agreed", by: supervisor, agreed: null },
  ];
  const made = { by: director, agreed: supervisor };
  assert.deepEqual(entries.slice(1), [
    ...acts,
    { kind: "catalogue.published", ...made },
    ...acts,
    { kind: "catalogue.withdrawn", ...made },
  ]);
});

test("a version from a later day waits for it, its flows unsigned, and can be called off", async () => {
  const before = await findHashInForce(db);
  const signed = (await signedFlows()).length;
  const day = addDays(today, 30);
  const { version, proposal } = await draftFolder(day);
  assert.ok(isOk(await both(proposal)));
  assert.equal(await findHashInForce(db), before);
  assert.equal(await findHashInForce(db, day), version);
  assert.equal((await signedFlows()).length, signed);
  const [last] = await inProcess(findPublications);
  assert.ok(isOk(await both(await rollBack(last?.id))));
  assert.equal(await findHashInForce(db, day), before);
});

test("who put a draft forward may take it back; another refuses with a reason, and nothing comes in force", async () => {
  const before = await findHashInForce(db);
  const own = await draftFolder(today);
  assert.ok(isOk(await step(own.proposal, ["put-forward", director])));
  assert.deepEqual(
    await step(own.proposal, ["refuse", supervisor]),
    fail("no-reason"),
  );
  assert.ok(isOk(await step(own.proposal, ["refuse", director])));
  const other = await draftFolder(today);
  const reason = "Its rates are last year's";
  assert.ok(
    isOk(await step(other.proposal, ["refuse", supervisor, { reason }])),
  );
  const [last, first] = await inProcess((tx) => findProposals(tx));
  assert.deepEqual([first?.outcome, first?.endedBy], ["withdrawn", director]);
  assert.deepEqual([last?.outcome, last?.reason], ["refused", reason]);
  assert.equal(await findHashInForce(db), before);
});

test("a proposal is not agreed to when something else came in force after it was looked at, or when its day is over", async () => {
  const seen = await draftFolder(today);
  assert.ok(isOk(await step(seen.proposal, ["put-forward", director])));
  const shown = await inProcess((tx) => seenOf(tx, seen.proposal));
  const other = await draftFolder(today);
  assert.ok(isOk(await both(other.proposal)));
  assert.deepEqual(
    await step(seen.proposal, ["agree", supervisor, { seen: shown }]),
    fail("changed"),
  );
  assert.deepEqual(
    await step(seen.proposal, [
      "agree",
      supervisor,
      { today: addDays(today, 1) },
    ]),
    fail("day-is-over"),
  );
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

test("a version in force that does not compile with this program is named with file, line and how to mend it, and nothing else comes in its place", async () => {
  const version = "made-by-another-program";
  await inProcess(async (tx) => {
    const inForce = await findPublication(tx);
    await tx.query(
      "insert into catalogue.version (hash, imported_by) values ($1, 'test')",
      [version],
    );
    await tx.query(
      `insert into catalogue.file (version, path, bytes) select $1, path, case path when 'front.yaml' then convert_to('nonsense: yes', 'UTF8') else bytes end
       from catalogue.file where version = $2`,
      [version, inForce?.hash],
    );
    await tx.query(
      "insert into catalogue.publication (version, covers_from, published_by) values ($1, '-infinity', 'test')",
      [version],
    );
  });
  await assert.rejects(
    open((text) => text),
    (error: Error) =>
      error instanceof WrongUse &&
      /version made-by-another-program does not compile with this program/.test(
        error.message,
      ) &&
      /front\.yaml:\d+:\d+ /.test(error.message) &&
      /pack export/.test(error.message),
  );
  assert.equal(await findHashInForce(db), version);
});
