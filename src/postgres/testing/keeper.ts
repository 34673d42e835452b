/** Keeps the tests' server alive while tests use it: started detached by `find-server.ts`, ends by itself. */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { DatabaseFault } from "../fault.ts";
import type { EmbeddedServer } from "../embedded/server.ts";
import { startEmbedded } from "../embedded/server.ts";
import { addressFile, testServerFolder } from "./find-server.ts";

const idleMs = 45_000;
const lookEveryMs = 1_000;

async function keep(): Promise<void> {
  const server = await startEmbedded({
    dataDir: testServerFolder(),
    durable: false,
    onLog: (line) => console.error(line),
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const)
    process.once(signal, () => void stop(server));
  writeFileSync(
    addressFile(),
    JSON.stringify({ ownerUrl: server.ownerUrl, appUrl: server.appUrl }),
    { mode: 0o600 },
  );
  await untilIdle(server);
  await stop(server);
}

/** Idle means that nobody has been connected for a while, counting from the last look that found somebody. */
async function untilIdle(server: EmbeddedServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  client.on("error", () => {});
  await client.connect();
  for (let lastUse = Date.now(); Date.now() - lastUse < idleMs;) {
    await sleep(lookEveryMs);
    const { rowCount } = await client.query(
      "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    if (rowCount !== 0) lastUse = Date.now();
  }
  await client.end();
}

/** The cluster goes too: it is made again in a second, and leftovers of killed tests go with it. */
async function stop(server: EmbeddedServer): Promise<void> {
  rmSync(addressFile(), { force: true });
  await server.stop();
  for (const entry of readdirSync(testServerFolder()))
    if (entry !== "keeper.log" && entry !== "joinery.lock")
      rmSync(join(testServerFolder(), entry), { recursive: true, force: true });
}

keep().then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof DatabaseFault && error.code === "embedded-locked")
      process.exit(0); // another keeper was first
    console.error(error);
    process.exit(1);
  },
);
