import { readFileSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseFault } from "../fault.ts";

const fastStopMs = 30_000;
const immediateStopMs = 10_000;

/**
 * Stops a server that outlived the process which started it. The caller holds the folder's lock,
 * so whatever still runs on this cluster is nobody's. Fast first (it writes a checkpoint), then at once (it recovers from its log).
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const pid = readServerPid(cluster);
  if (pid === undefined) return;
  if (!isServerOf(cluster, pid)) return forgetForeignPid(cluster, pid);
  for (const [signal, patienceMs] of [
    ["SIGINT", fastStopMs],
    ["SIGQUIT", immediateStopMs],
  ] as const) {
    process.kill(pid, signal);
    if (await isGoneWithin(pid, patienceMs)) return;
  }
  throw new DatabaseFault(
    "embedded-orphan",
    `A server from before still runs as process ${pid} on ${cluster} and does not stop. End it by hand, then start again.`,
  );
}

function readServerPid(cluster: string): number | undefined {
  try {
    const [line] = readFileSync(join(cluster, "postmaster.pid"), "utf8").split(
      "\n",
    );
    const pid = Number(line);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * After a crash or reboot the number in postmaster.pid may belong to something else, and PostgreSQL would then refuse to start.
 * The file is removed only then: while its process is merely dead, PostgreSQL itself needs it to see that no backend is left over.
 */
function forgetForeignPid(cluster: string, pid: number): void {
  if (isAlive(pid) && !hasBackends(cluster))
    rmSync(join(cluster, "postmaster.pid"), { force: true });
}

/** A server works in its cluster's folder, so on Linux that is what tells ours from another. */
function isServerOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") return workingFolderOf(pid) === cluster;
  if (process.platform === "win32") return true;
  try {
    const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], {
      encoding: "utf8",
    });
    return command.includes("postgres") && command.includes(cluster);
  } catch {
    return false;
  }
}

const hasBackends = (cluster: string): boolean =>
  process.platform === "linux" &&
  readdirSync("/proc").some(
    (entry) =>
      /^\d+$/.test(entry) && workingFolderOf(Number(entry)) === cluster,
  );

function workingFolderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function isGoneWithin(pid: number, patienceMs: number): Promise<boolean> {
  for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt;) {
    if (!isAlive(pid)) return true;
    await sleep(50);
  }
  return false;
}
