import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { findClusterHome } from "./cluster.ts";
import { findRunningEmbedded } from "./running.ts";
import type { EmbeddedServer } from "./server.ts";
import { startEmbedded } from "./server.ts";

const base = mkdtempSync(join(tmpdir(), "joinery-embedded-"));
chmodSync(base, 0o755); // the server's account must be able to enter it
after(() => rmSync(base, { recursive: true, force: true }));
const newFolder = (name: string): string => {
  const folder = join(base, name);
  mkdirSync(folder, { recursive: true });
  return folder;
};
const start = (dataDir: string): Promise<EmbeddedServer> =>
  startEmbedded({ dataDir, durable: true });

async function run<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
const writeNote = (server: EmbeddedServer) =>
  run(
    server.ownerUrl,
    "create table if not exists note (text text); insert into note values ('kept')",
  );
const countNotes = async (server: EmbeddedServer) =>
  (
    await run<{ count: string }>(server.ownerUrl, "select count(*) from note")
  )[0]?.count;

test("what was committed survives a killed server, which starts again at the same address", async () => {
  const dataDir = newFolder("killed");
  const first = await start(dataDir);
  await writeNote(first);
  process.kill(first.pid, "SIGKILL");
  await first.ended;
  const second = await start(dataDir);
  assert.equal(second.appUrl, first.appUrl);
  assert.equal(await countNotes(second), "1");
  await second.stop();
});

test("a killed server whose child is still at work starts again once that has ended", async () => {
  const folder = newFolder("busy");
  const server = await start(folder);
  const busy = run(
    server.ownerUrl,
    `do $$ declare until timestamptz := clock_timestamp() + interval '6 seconds';
     begin while clock_timestamp() < until loop end loop; end $$`,
  );
  busy.catch(() => {});
  await run(server.ownerUrl, "select");
  process.kill(server.pid, "SIGKILL");
  await server.ended;
  const again = await start(folder);
  await run(again.ownerUrl, "select");
  await again.stop();
});

test("a server that outlived the process which started it is stopped, and its data is kept", async () => {
  const dataDir = newFolder("orphan");
  const parent = fork(join(import.meta.dirname, "testing/start-and-wait.ts"), [
    dataDir,
  ]);
  const [orphanPid] = (await once(parent, "message")) as [number];
  parent.kill("SIGKILL");
  await once(parent, "exit");
  assert.doesNotThrow(() => process.kill(orphanPid, 0));
  const server = await start(dataDir);
  assert.notEqual(server.pid, orphanPid);
  assert.throws(() => process.kill(orphanPid, 0));
  await writeNote(server);
  assert.equal(await countNotes(server), "1");
  await server.stop();
});

test("a second start on a folder in use is refused and says by whom it is used", async () => {
  const dataDir = newFolder("locked");
  const server = await start(dataDir);
  assert.deepEqual(findRunningEmbedded(dataDir), {
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
  });
  await assert.rejects(start(dataDir), {
    code: "embedded-locked",
    message: new RegExp(`in use by process ${process.pid}`),
  });
  await server.stop();
  assert.equal(findRunningEmbedded(dataDir), undefined);
});

test("a folder whose path is too long for a socket still works", async () => {
  const dataDir = newFolder("deep/".repeat(25));
  const server = await start(dataDir);
  await writeNote(server);
  await server.stop();
});

test(
  "a folder that only root may enter keeps its cluster where the server's account may enter",
  { skip: process.getuid?.() !== 0 },
  async () => {
    const closed = newFolder("closed");
    chmodSync(closed, 0o700);
    const dataDir = join(closed, "data");
    const server = await start(dataDir);
    await writeNote(server);
    await server.stop();
    const home = findClusterHome(dataDir);
    assert(home !== undefined && existsSync(join(home, "postgres/PG_VERSION")));
    rmSync(home, { recursive: true });
  },
);

test("nobody gets in without a password", async () => {
  const dataDir = newFolder("password");
  const server = await start(dataDir);
  await assert.rejects(
    run(server.appUrl.replace(/:[^:@/]+@/, ":wrong@"), "select 1"),
    /password authentication failed/,
  );
  await server.stop();
});
