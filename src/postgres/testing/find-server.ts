import { spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { folderHash } from "../embedded/cluster.ts";

export type TestServer = { readonly ownerUrl: string; readonly appUrl: string };

/** One folder for each user and checkout, so that neither meets another's server. */
export const testServerFolder = (): string =>
  join(
    tmpdir(),
    `joinery-tests-${process.getuid?.() ?? "user"}-${folderHash(fileURLToPath(import.meta.url)).slice(0, 8)}`,
  );
export const addressFile = (): string =>
  join(testServerFolder(), "server.json");

const patienceMs = 120_000;

/** The server tests run on; started when it does not run. Any number of test processes may ask at once: the keeper's lock lets one start. */
export async function findTestServer(): Promise<TestServer> {
  const operators = process.env["DATABASE_URL"];
  if (operators) return { ownerUrl: operators, appUrl: operators };
  for (
    let giveUpAt = Date.now() + patienceMs, keeper = 0;
    Date.now() < giveUpAt;
  ) {
    const server = await findRunning();
    if (server !== undefined) return server;
    if (Date.now() - keeper > 5_000) {
      spawnKeeper();
      keeper = Date.now();
    }
    await sleep(100);
  }
  throw new Error(
    `The database server for tests did not start; see ${join(testServerFolder(), "keeper.log")}.`,
  );
}

async function findRunning(): Promise<TestServer | undefined> {
  try {
    const server = JSON.parse(
      readFileSync(addressFile(), "utf8"),
    ) as TestServer;
    const client = new pg.Client({ connectionString: server.ownerUrl });
    client.on("error", () => {});
    await client.connect();
    await client.end();
    return server;
  } catch {
    return undefined;
  }
}

function spawnKeeper(): void {
  mkdirSync(testServerFolder(), { recursive: true });
  const log = openSync(join(testServerFolder(), "keeper.log"), "a", 0o600);
  spawn(
    process.execPath,
    [fileURLToPath(new URL("keeper.ts", import.meta.url))],
    {
      detached: true,
      stdio: ["ignore", log, log],
    },
  ).unref();
}
