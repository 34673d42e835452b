import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

const folder = mkdtempSync(join(tmpdir(), "joinery-start-"));
chmodSync(folder, 0o755);
const joinery = join(import.meta.dirname, "../joinery.ts");
let port = 0;
let started: ChildProcess;
let shown = "";

const environment = (): NodeJS.ProcessEnv => {
  const { DATABASE_URL, ...rest } = process.env;
  void DATABASE_URL; // the embedded database is under test
  return { ...rest, PORT: String(port), DATA_DIR: join(folder, "data") };
};

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

/** Waits for something to become true; a test that waits in vain fails with what was shown. */
async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  for (let look = 0; look < 600; look += 1) {
    if (await isSo()) return;
    await sleep(100);
  }
  assert.fail(`waited in vain until ${what}; shown:\n${shown}`);
}

const isHealthy = () =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

/** The process id of a child of `start`. */
function pidOf(name: string): number | undefined {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], {
    encoding: "utf8",
  });
  const found = lines
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .find(
      (match) => match?.[2] === String(started.pid) && match[3]?.endsWith(name),
    );
  return found ? Number(found[1]) : undefined;
}

const databasePid = (): number =>
  Number(
    readFileSync(join(folder, "data/postgres/postmaster.pid"), "utf8").split(
      "\n",
    )[0],
  );

before(async () => {
  port = await freePort();
  started = spawn(process.execPath, [joinery, "start"], {
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [started.stdout, started.stderr])
    stream?.on("data", (text: Buffer) => {
      shown += text.toString();
    });
  await until("it is ready", () => /Open http/.test(shown));
});
after(async () => {
  if (started.exitCode === null) {
    started.kill("SIGINT");
    await once(started, "exit");
  }
  rmSync(folder, { recursive: true, force: true });
});

for (const name of ["work", "serve"])
  test(`when “${name}” is killed another takes its place`, async () => {
    const killed = pidOf(name);
    assert(killed !== undefined);
    process.kill(killed, "SIGKILL");
    await until(`another ${name} runs`, () => {
      const pid = pidOf(name);
      return pid !== undefined && pid !== killed;
    });
    await until("pages are answered again", isHealthy);
  });

test("when the database is killed it comes back, and pages and work go on without a new start", async () => {
  const before = [pidOf("serve"), pidOf("work")];
  process.kill(databasePid(), "SIGKILL");
  await until("it is said", () => /database ended/.test(shown));
  await until("pages are answered again", isHealthy);
  assert.deepEqual([pidOf("serve"), pidOf("work")], before);
});

test("a second start on the same folder is refused", async () => {
  const second = spawn(process.execPath, [joinery, "start"], {
    env: { ...environment(), PORT: "0" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let problem = "";
  second.stderr.on("data", (text: Buffer) => {
    problem += text.toString();
  });
  const [code] = (await once(second, "exit")) as [number];
  assert.equal(code, 1);
  assert.match(problem, /is in use by process/);
});

test("Ctrl-C stops everything, and the log then verifies", async () => {
  started.kill("SIGINT");
  const [code] = (await once(started, "exit")) as [number];
  assert.equal(code, 0);
  assert.match(shown, /Stopping…\nStopped\./);
  const report = execFileSync(
    process.execPath,
    [joinery, "log", "verify", "--json"],
    { env: environment(), encoding: "utf8" },
  );
  assert.deepEqual((JSON.parse(report) as { breaks: unknown }).breaks, []);
});
