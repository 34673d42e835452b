import { readFileSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt } from "#kernel";
import { DatabaseFault } from "../fault.ts";
import { shownBy } from "./folder-lock.ts";

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

const readServerPid = (cluster: string): number | undefined =>
  attempt(() => {
    const text = readFileSync(join(cluster, "postmaster.pid"), "utf8");
    const pid = Number(text.split("\n")[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  });

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
  const command = attempt(() => shownBy("command=", pid)) ?? "";
  return command.includes("postgres") && command.includes(cluster);
}

const hasBackends = (cluster: string): boolean =>
  process.platform === "linux" &&
  readdirSync("/proc").some(
    (entry) =>
      /^\d+$/.test(entry) && workingFolderOf(Number(entry)) === cluster,
  );

const workingFolderOf = (pid: number): string | undefined =>
  attempt(() => readlinkSync(`/proc/${pid}/cwd`));

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
