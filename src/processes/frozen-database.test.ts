import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, mock, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { pino } from "pino";
import { deliveryRoutes } from "#delivery/pages";
import { systemClock } from "#kernel";
import { migrate, openDatabase, startEmbedded } from "#postgres";
import type { Context } from "#postgres";
import { createServer, json } from "#web";
import { openHealth } from "./health.ts";
import { openKeys, publishedKeys } from "./open-keys.ts";
import { readSettings } from "./settings.ts";
import { loadOptions, sharesOf } from "./shares.ts";

const folder = mkdtempSync(join(tmpdir(), "joinery-frozen-"));
chmodSync(folder, 0o755); // the server's account must be able to enter it
const cluster = await startEmbedded({ dataDir: folder, durable: false });
await migrate(cluster.ownerUrl);
const max = 5;
const database = openDatabase({
  url: cluster.appUrl,
  max,
  shares: sharesOf(max),
});
const load = loadOptions(max);
const context: Context = { kind: "process", name: "test" };
const asPage = (text: string) =>
  database.transaction(context, (tx) => tx.query(text));
const site = { name: { en: "Joinery", cy: "Joinery" } };
const server = await createServer({
  site,
  atOnceMax: load.atOnceMax,
  routes: ["select 1", "select pg_sleep(3)"].map((text, place) => ({
    method: "GET",
    path: `/page/${place}`,
    whose: "nobody",
    handle: async () => json((await asPage(text)).length),
  })),
  hooks: {
    identify: async () => ({}),
    health: openHealth(database),
    ...load.hooks,
  },
});
const get = async (url: string) => {
  const { statusCode, headers } = await server.inject(url);
  return [statusCode, headers["retry-after"]];
};

/** Every process of the database's server, the postmaster first: its children have process groups of their own. */
const signal = (name: NodeJS.Signals): void => {
  const pids = execFileSync("ps", ["-o", "pid=", "--ppid", `${cluster.pid}`])
    .toString()
    .trim()
    .split(/\s+/);
  for (const pid of [cluster.pid, ...pids.map(Number)]) process.kill(pid, name);
};
after(async () => {
  signal("SIGCONT");
  await server.close();
  await database.close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a statement that is only slow is waited for, and others are answered beside it", async () => {
  const slow = server.inject("/page/1");
  assert.deepEqual(await get("/page/0"), [200, undefined]);
  assert.equal((await slow).statusCode, 200);
  assert.equal(database.isAnswering(), true);
});

test("once a page has found that the database stands still, others are told to come again without asking it, until it answers", async () => {
  assert.equal((await server.inject("/health")).statusCode, 200);
  signal("SIGSTOP");
  const found = await Promise.all([0, 1, 2, 3].map(() => get("/page/0")));
  assert.deepEqual(found, Array(4).fill([503, "5"]));
  assert.equal(database.isAnswering(), false);
  const taken = mock.method(pg.Pool.prototype, "connect");
  const asked = mock.method(pg.Client.prototype, "query");
  for (let page = 0; page < 50; page += 1)
    assert.deepEqual(await get("/page/0"), [503, "5"]);
  const { statusCode, payload } = await server.inject("/health");
  assert.equal(statusCode, 503);
  assert.match(payload, /does not answer/);
  assert.equal(taken.mock.callCount() + asked.mock.callCount(), 0);
  mock.restoreAll();
  signal("SIGCONT");
  while (!database.isAnswering())
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(await get("/page/0"), [200, undefined]);
  assert.equal((await server.inject("/health")).statusCode, 200);
});

test("whoever asks for our keys while the database stands still is given those that are held, also behind a look that waits", async () => {
  const keys = await openKeys({
    settings: readSettings({
      SEALING_KEY: Buffer.alloc(32, 1).toString("base64"),
      DATA_DIR: folder,
    }),
    database,
    clock: systemClock,
    logger: pino({ level: "silent" }),
  });
  const machines = await createServer({
    site,
    atOnceMax: load.atOnceMax,
    routes: deliveryRoutes({
      database,
      clock: systemClock,
      publicUrl: "http://127.0.0.1:1",
      knowsEvent: () => false,
      publicKeys: () => publishedKeys(keys),
    }),
    hooks: { identify: async () => ({}), ...load.hooks },
  });
  const ask = async () => {
    const { statusCode, payload } = await machines.inject(
      "/.well-known/jwks.json",
    );
    return [statusCode, payload];
  };
  const held = await ask();
  assert.equal(held[0], 200);
  signal("SIGSTOP");
  await sleep(2_500); // the ring has looked by itself, patiently
  const atOnce = Array.from({ length: load.atOnceMax?.machine ?? 0 }, ask);
  for (const answer of await Promise.all(atOnce))
    assert.deepEqual(answer, held);
  assert.equal(database.isAnswering(), false);
  assert.deepEqual(await ask(), held);
  signal("SIGCONT");
  await keys.stop();
  await machines.close();
  while (!database.isAnswering()) await sleep(20);
});

test("work that stood when the database froze is left, and the connections it held serve others afterwards", async () => {
  const half = Promise.withResolvers<void>();
  const frozen = Promise.withResolvers<void>();
  const work = load.hooks.within?.({ audience: "person" }, () =>
    database.transaction(context, async (tx) => {
      await tx.query("select 1");
      half.resolve();
      await frozen.promise;
      await tx.query("insert into log.follower values ('half done', 1)");
    }),
  );
  await half.promise;
  signal("SIGSTOP");
  frozen.resolve();
  await assert.rejects(async () => work, { code: "database-unavailable" });
  signal("SIGCONT");
  while (!database.isAnswering())
    await new Promise((resolve) => setTimeout(resolve, 20));
  const all = await Promise.all(
    Array.from({ length: 10 }, () => get("/page/0")),
  );
  assert.deepEqual(all, Array(10).fill([200, undefined]));
  assert.equal(
    (await asPage("select from log.follower where name = 'half done'")).length,
    0,
  );
});

test("however many ask for health, one question at a time goes to the database, and what was last known answers the others", async () => {
  const health = openHealth(database);
  await health();
  const asked = mock.method(pg.Pool.prototype, "connect");
  const all = await Promise.all(Array.from({ length: 40 }, health));
  assert.equal(asked.mock.callCount(), 1);
  assert(all.every(({ isHealthy }) => isHealthy));
  mock.restoreAll();
});
