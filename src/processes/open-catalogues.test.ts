import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pino } from "pino";
import { findHashInForce } from "#catalogue";
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

test("a pack that changes a signed flow without a new version does not come in force", async () => {
  await open((text) => text);
  const [before, signed] = [await findHashInForce(db), await signedFlows()];
  assert.ok(signed.length > 0);
  await assert.rejects(
    open((text) => text.replace(/gateway: .*/, "gateway: Another law")),
    /was signed with other fields or another gateway/,
  );
  assert.equal(await findHashInForce(db), before);
  assert.equal((await signedFlows()).length, signed.length);
});
