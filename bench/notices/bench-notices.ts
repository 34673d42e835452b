/** `npm run bench -- notices`: accepting and delivering notices beside bare anchors, in one run on one database. */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  generateSigningKey,
  publicJwk,
  registerEndpoints,
  runDelivery,
} from "#delivery";
import { newId, systemClock } from "#kernel";
import { migrate, openDatabase, startEmbedded } from "#postgres";
import type { Database } from "#postgres";
import { createServer, json } from "#web";
import type { BenchReport, Figure } from "../pages/bench-pages.ts";
import type { Autocannon } from "../peer.ts";
import { peer } from "../peer.ts";
import { deliverBare } from "./bare-delivery.ts";
import { insertBare, makeBareTables } from "./bare-tables.ts";
import {
  bodies,
  confirmNew,
  customerContext,
  newTelling,
  signFlows,
} from "./told-notice.ts";

const rounds = 5;
const roundMs = 2_000;
const connections = 8;
const noticesToDeliver = 1_000;
const context = { kind: "process", name: "bench" } as const;

export async function benchNotices(): Promise<BenchReport> {
  const folder = mkdtempSync(join(tmpdir(), "joinery-bench-"));
  const server = await startEmbedded({ dataDir: folder });
  const db = openDatabase({ url: server.appUrl, max: connections });
  try {
    await migrate(server.ownerUrl);
    await makeBareTables(server.ownerUrl);
    await signFlows(db);
    const figures = [...(await benchAccept(db)), ...(await benchDeliver(db))];
    return { bench: "notices", conditions: conditions(), figures };
  } finally {
    await db.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

const conditions = () => ({
  processor: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores`,
  node: process.version,
  database: "embedded PostgreSQL, fsync on, beside the bench",
  rounds,
  connections,
  "bodies a notice": bodies.length,
  "deliveries a round": noticesToDeliver * bodies.length,
  "far side": "another process that answers at once",
});

/** How often `work` finishes in a second, run by all connections for one round. */
async function perSecond(work: () => Promise<void>): Promise<number> {
  const until = performance.now() + roundMs;
  const startedAt = performance.now();
  let count = 0;
  const run = async () => {
    while (performance.now() < until) {
      await work();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, run));
  return (count * 1000) / (performance.now() - startedAt);
}

async function benchAccept(db: Database): Promise<readonly Figure[]> {
  const bare = () => {
    const { subject, consequences } = newTelling();
    return db.transaction(customerContext(subject), (tx) =>
      insertBare(tx, {
        id: newId(),
        subject,
        token: newId(),
        facts: JSON.stringify(consequences[0]?.fields),
        flows: bodies,
        deliveries: bodies.map(newId),
        fields: consequences.map(({ fields }) => JSON.stringify(fields)),
      }),
    );
  };
  const web = await startWeb(db);
  const samples = { bare: [], ours: [], web: [] } as Record<string, number[]>;
  await perSecond(() => confirmNew(db)); // warms caches and statements
  for (let round = 0; round < rounds; round++) {
    samples["bare"]?.push(await perSecond(bare));
    samples["ours"]?.push(await perSecond(() => confirmNew(db)));
    samples["web"]?.push(await web.confirmPerSecond());
  }
  await web.stop();
  const { bare: bareRates = [], ours = [], web: webRates = [] } = samples;
  return [
    figure("accept", "notices/s", ours, 0),
    figure("bare insert of the same rows", "notices/s", bareRates, 0),
    figure("accept beside bare insert", "ratio", ratios(ours, bareRates), 0.7),
    figure("accept through HTTP", "notices/s", webRates, 1_000),
  ];
}

/** The web server with one route that confirms: everything but the session and the questions before it. */
async function startWeb(db: Database) {
  const server = await createServer({
    site: { name: { en: "Bench", cy: "Mainc" } },
    routes: [
      {
        method: "POST",
        path: "/confirm",
        whose: "machine",
        audience: "machine",
        handle: async () => {
          await confirmNew(db);
          return json({ confirmed: true });
        },
      },
    ],
    hooks: { identify: () => Promise.resolve(undefined) },
    requestsPerMinuteMax: 0,
  });
  const { url } = await server.listen({ port: 0 });
  const autocannon = peer<Autocannon>("autocannon");
  return {
    async confirmPerSecond() {
      const duration = roundMs / 1000;
      const load = { connections, duration, workers: 1, method: "POST" };
      const headers = { "content-type": "application/json" };
      const result = await autocannon({
        ...load,
        url: `${url}/confirm`,
        headers,
        body: "{}",
      });
      assert.equal(result.non2xx + result.errors, 0, "Every answer confirms.");
      return result.requests.total / duration;
    },
    stop: () => server.close(),
  };
}

async function benchDeliver(db: Database): Promise<readonly Figure[]> {
  const receiver = fork(
    fileURLToPath(new URL("../notices-receiver.ts", import.meta.url)),
  );
  const [{ port }] = (await once(receiver, "message")) as [{ port: number }];
  const url = new URL(`http://127.0.0.1:${port}/events`);
  await db.transaction(context, (tx) =>
    registerEndpoints(
      tx,
      bodies.map((organisation) => ({
        organisation,
        url: url.href,
        key: publicJwk(generateSigningKey(organisation)),
      })),
    ),
  );
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    await emptyQueues(db);
    for (let count = 0; count < noticesToDeliver; count += connections)
      await Promise.all(
        Array.from({ length: connections }, () => confirmNew(db)),
      );
    await copyToBare(db);
    bare.push(await rateOf(() => deliverBare(db, url)));
    ours.push(await rateOf(() => deliverOurs(db)));
  }
  receiver.disconnect();
  return [
    figure("deliver signed, in order, logged", "deliveries/s", ours, 2_000),
    figure("unsigned unlogged loop", "deliveries/s", bare, 0),
    figure("deliver beside that loop", "ratio", ratios(ours, bare), 0.5),
  ];
}

/** What the accepting rounds left is not delivered here. */
const emptyQueues = (db: Database) =>
  db.transaction(context, async (tx) => {
    await tx.query("update delivery.lane set ready_at = null");
    await tx.query("update bare.delivery set state = 'accepted'");
  });

const copyToBare = (db: Database) =>
  db.transaction(context, (tx) =>
    tx.query(
      "insert into bare.delivery select d.* from delivery.delivery d join delivery.lane l on l.id = d.lane where l.ready_at is not null",
    ),
  );

async function rateOf(work: () => Promise<number>): Promise<number> {
  const startedAt = performance.now();
  const count = await work();
  return (count * 1000) / (performance.now() - startedAt);
}

async function deliverOurs(db: Database): Promise<number> {
  const stop = new AbortController();
  const waiting = () =>
    db.transaction(context, (tx) =>
      tx.query<{ n: number }>(
        "select count(*) as n from delivery.lane where ready_at is not null",
      ),
    );
  const [before] = await waiting();
  const key = generateSigningKey("bench");
  const running = runDelivery(
    {
      database: db,
      clock: systemClock,
      key: () => key,
      source: "urn:joinery:bench",
    },
    stop.signal,
  );
  while (((await waiting())[0]?.n ?? 0) > 0) await sleep(30);
  stop.abort();
  await running;
  return before?.n ?? 0;
}

const ratios = (ours: readonly number[], anchors: readonly number[]) =>
  ours.map((rate, index) => rate / (anchors[index] ?? NaN));

function figure(
  name: string,
  unit: string,
  samples: readonly number[],
  goal: number,
): Figure {
  const sorted = samples.toSorted((a, b) => a - b);
  const rounded = (value = NaN) => Number(value.toPrecision(4));
  const median = rounded(sorted[Math.floor(sorted.length / 2)]);
  return {
    name,
    unit,
    median,
    min: rounded(sorted[0]),
    max: rounded(sorted.at(-1)),
    goal,
    holds: median >= goal,
  };
}
