import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { isOk } from "#kernel";
import { onDemand, testDatabase } from "#postgres";
import { packOf, smallPack } from "../testing/small-pack.ts";
import { followCatalogue } from "./follow-catalogue.ts";
import { importPack } from "./import-pack.ts";
import {
  findHashInForce,
  findVersionFiles,
  loadVersion,
} from "./load-version.ts";
import { packChanges } from "./pack-changes.ts";
import { publishCatalogue } from "./publish-catalogue.ts";
import { publishPackFolder } from "./publish-pack.ts";
import { writePack } from "./write-pack.ts";

const { db, drop } = await testDatabase();
after(drop);
const process = { kind: "process", name: "test" } as const;

const renamed = (name: string): string =>
  smallPack["front.yaml"]?.replace("Porth", name) ?? "";

async function publish(name: string, coversFrom?: string): Promise<string> {
  return db.transaction(process, async (tx) => {
    const files = packOf({ "front.yaml": renamed(name) });
    const imported = await importPack(tx, files, "test");
    assert.ok(isOk(imported));
    const { hash } = imported.value;
    await publishCatalogue(tx, {
      hash,
      by: "test",
      ...(coversFrom ? { coversFrom } : {}),
    });
    return hash;
  });
}

test("nothing is in force before the first publication", async () =>
  assert.equal(await findHashInForce(db), undefined));

test("a version is named by its bytes and importing it again changes nothing", async () => {
  const first = await publish("One");
  assert.equal(await publish("One"), first);
  assert.equal((await loadVersion(db, first)).front.name.cy, "One");
});

test("the newest version is in force, and the newest that covers a day answers for it", async () => {
  const before = await publish("Before");
  const now = await publish("Now", "2026-04-06");
  assert.equal(await findHashInForce(db), now);
  assert.equal(await findHashInForce(db, "2026-04-06"), now);
  assert.equal(await findHashInForce(db, "2026-04-05"), before);
});

test("a pack with a mistake is refused and nothing is stored", async () => {
  const files = packOf({ "front.yaml": "welsh: reviewed\n" });
  const imported = await db.transaction(process, (tx) =>
    importPack(tx, files, "test"),
  );
  assert.ok(!isOk(imported));
});

test("a version that does not exist cannot be published", async () =>
  assert.deepEqual(
    await db.transaction(process, (tx) =>
      publishCatalogue(tx, { hash: "no-such", by: "test" }),
    ),
    { kind: "failure", error: "no-such-version" },
  ));

test("a running process takes up a new version and can still load the one it replaced", async () => {
  const old = await publish("Old");
  const follower = await followCatalogue(db);
  after(() => follower.stop());
  const pinned = follower.current();
  const fresh = await publish("New");
  while (follower.current().hash !== fresh)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(pinned.hash, old);
  assert.equal((await follower.version(old)).front.name.cy, "Old");
});

test("a version that its first asker went away from is there for whoever asks still", async () => {
  const old = await publish("Left");
  await publish("Stays");
  const follower = await followCatalogue(db);
  after(() => follower.stop());
  const gone = new AbortController();
  const left = onDemand({ share: "person", signal: gone.signal }, () =>
    follower.version(old),
  );
  const asked = follower.version(old);
  gone.abort();
  await assert.rejects(left);
  assert.equal((await asked).front.name.cy, "Left");
});

test("what must go with a publication fails, and nothing is published", async () => {
  const { db, drop } = await testDatabase();
  after(drop);
  const folder = await mkdtemp(join(tmpdir(), "joinery-pack-"));
  after(() => rm(folder, { recursive: true }));
  await writePack(folder, packOf({ "front.yaml": renamed("Half done") }));
  const publication = { folder, by: "test" };
  await assert.rejects(
    publishPackFolder(db, publication, () =>
      Promise.reject(new Error("killed between the two")),
    ),
    /killed between the two/,
  );
  assert.equal(await findHashInForce(db), undefined);
  let flows: readonly string[] = [];
  const again = await publishPackFolder(db, publication, async (_tx, pack) => {
    flows = [...pack.flows.keys()];
  });
  assert.ok(isOk(again));
  assert.equal(await findHashInForce(db), again.value);
  assert.deepEqual(flows, ["loss--tax"]);
});

test("export writes every file back byte for byte, comments included", async () => {
  const folder = await mkdtemp(join(tmpdir(), "joinery-pack-"));
  after(() => rm(folder, { recursive: true }));
  const hash = await publish("Exported");
  await writePack(folder, (await findVersionFiles(db, hash)) ?? []);
  for (const { path, text } of packOf({ "front.yaml": renamed("Exported") }))
    assert.equal(await readFile(join(folder, path), "utf8"), text);
});

test("two versions differ in each value by its place, whatever comes before it, and in comments without one", () => {
  const flows = (text: string) => [
    { path: "flows/a.yaml", text },
    { path: "front.yaml", text: "name: Porth\n" },
  ];
  const was = "flows:\n  - { id: one, fields: [a, b], law: Act s.1 }\n";
  const is =
    "flows:\n  - { id: new, fields: [z] }\n  - { id: one, fields: [a], law: Act s.1 }\n";
  assert.deepEqual(packChanges(flows(was), flows(is)), [
    {
      path: "flows/a.yaml",
      what: "changed",
      differences: [
        { where: "flows › one › fields", was: "a, b", is: "a" },
        { where: "flows › new › id", was: undefined, is: "new" },
        { where: "flows › new › fields", was: undefined, is: "z" },
      ],
    },
  ]);
  assert.deepEqual(packChanges(flows(was), flows(`# said\n${was}`)), [
    { path: "flows/a.yaml", what: "changed", differences: [] },
  ]);
  assert.equal(packChanges(flows(was), [])[1]?.what, "removed");
});
