import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseFault } from "../fault.ts";

/** The unprivileged account a server runs under when we are root: PostgreSQL refuses to run as root. */
export type Account = {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
};

/** An account made for us comes first; then those that nearly every system has. */
const candidates = ["joinery", "postgres", "nobody", "daemon"];

/** Undefined when we are an ordinary user, who runs the server as themselves. */
export function findServerAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of candidates) {
    const [uid, gid] = [idOf(name, "-u"), idOf(name, "-g")];
    if (uid !== undefined && uid !== 0 && gid !== undefined)
      return { name, uid, gid };
  }
  throw new DatabaseFault(
    "embedded-account",
    "PostgreSQL does not run as root and no unprivileged account was found. Add one (useradd --system joinery), run as an ordinary user, or set DATABASE_URL.",
  );
}

function idOf(name: string, flag: "-u" | "-g"): number | undefined {
  const { status, stdout } = spawnSync("id", [flag, name], {
    encoding: "utf8",
  });
  const id = Number.parseInt(stdout, 10);
  return status === 0 && Number.isInteger(id) ? id : undefined;
}

/** True when the account may enter every folder on the way to `path` (which must exist). */
export function mayReach(account: Account | undefined, path: string): boolean {
  if (account === undefined) return true;
  const { uid, gid } = account;
  for (let at = resolve(path); ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = statSync(at);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
