import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { attempt } from "#kernel";
import { DatabaseFault } from "../fault.ts";

type Holder = { readonly pid: number; readonly startedAt: string };

/** The lock of a data folder. */
export const lockFile = (dataDir: string): string =>
  join(dataDir, "joinery.lock");

/**
 * Locks a folder for this process by a file naming it. A lock whose process is gone, or whose
 * number was given to another process since, is taken over.
 * @throws DatabaseFault `embedded-locked` when a living process holds it.
 */
export function lockFolder(file: string, folder: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const own: Holder = {
    pid: process.pid,
    startedAt: startOf(process.pid) ?? "",
  };
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: "wx", mode: 0o600 });
      break;
    } catch (error) {
      const holder = findHolder(file);
      if (holder !== undefined || attempt > 5)
        throw new DatabaseFault(
          "embedded-locked",
          `${folder} is in use by process ${holder?.pid ?? "unknown"}. Stop that one first, or give this one its own DATA_DIR.`,
          error,
        );
      rmSync(file, { force: true }); // left by a process that was killed
    }
  }
  return () => rmSync(file, { force: true });
}

/** The living process that holds the lock; undefined when none does. */
export const findHolder = (file: string): Holder | undefined =>
  attempt(() => {
    const holder = JSON.parse(readFileSync(file, "utf8")) as Holder;
    return startOf(holder.pid) === holder.startedAt ? holder : undefined;
  });

/** When a process began, in whatever words this system has; undefined when it does not run. */
const startOf = (pid: number): string | undefined =>
  attempt(() => {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]; // field 22, start time in ticks since boot
    }
    process.kill(pid, 0);
    return process.platform === "win32"
      ? "running"
      : shownBy("lstart=", pid).trim();
  });

/** What `ps` shows of a process. @throws when it does not run */
export const shownBy = (column: string, pid: number): string =>
  execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" });
