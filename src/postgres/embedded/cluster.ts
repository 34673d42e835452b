import { execFile } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import {
  chown,
  mkdir,
  readFile,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { DatabaseFault } from "../fault.ts";
import type { Account } from "./account.ts";
import { mayReach } from "./account.ts";
import type { Binaries } from "./binaries.ts";

/** Passwords of the three roles; kept beside the data, readable by its owner alone. */
export type Secrets = {
  readonly admin: string;
  readonly owner: string;
  readonly app: string;
};

const majorVersion = "18";
const run = promisify(execFile);

/**
 * Where a data folder's cluster lies: inside it, unless we are root and the server's account may
 * not enter it (a project under /root): then in /var/lib/joinery, under a name made from the folder's path.
 */
export async function placeCluster(
  dataDir: string,
  account: Account | undefined,
): Promise<string> {
  const inside = resolve(dataDir);
  await mkdir(inside, { recursive: true });
  if (mayReach(account, inside)) return join(inside, "postgres");
  const home = join(systemFolder, folderHash(inside));
  await mkdir(home, { recursive: true, mode: 0o755 });
  await writeFile(
    join(inside, signpost),
    `${home}\nThe server's account ${account?.name ?? ""} may not enter this folder, so its cluster lies there.\n`,
  );
  return join(home, "postgres");
}

const signpost = "where-the-database-is.txt";

/** The folder outside a data folder that holds its cluster; undefined when the cluster lies inside. */
export function findClusterHome(dataDir: string): string | undefined {
  if (!existsSync(join(dataDir, signpost))) return undefined;
  return join(systemFolder, folderHash(dataDir)); // computed, not read: the file only tells people
}

/** For root only: nothing in it depends on a home folder. */
const systemFolder = "/var/lib/joinery";
export const folderHash = (path: string): string =>
  createHash("sha256").update(resolve(path)).digest("hex").slice(0, 16);

/** Where binaries are copied when node_modules will not do. */
export const binariesFolder = (account: Account | undefined): string =>
  account === undefined
    ? join(homedir(), ".cache/joinery")
    : join(systemFolder, "binaries");

/** Where a server lives, and as whom it runs. */
export type Place = {
  readonly dataDir: string;
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly durable: boolean;
};

/** Creates the cluster when there is none. A run that is killed leaves only a draft, never half a cluster. */
export async function ensureCluster(place: Place): Promise<Secrets> {
  const { cluster, dataDir } = place;
  const version = await readFile(join(cluster, "PG_VERSION"), "utf8").catch(
    () => undefined,
  );
  const secretsFile = join(dataDir, "database-passwords.json");
  if (version === undefined) return createCluster(place, secretsFile);
  if (version.trim() !== majorVersion)
    throw new DatabaseFault(
      "embedded-version",
      `${cluster} was made by PostgreSQL ${version.trim()}, this is ${majorVersion}. Dump it with the old version and load it here, or start afresh with npm run reset.`,
    );
  try {
    return JSON.parse(await readFile(secretsFile, "utf8")) as Secrets;
  } catch (error) {
    throw new DatabaseFault(
      "embedded-passwords",
      `${secretsFile} is missing or not readable, and the database opens only with it. Put it back, or start afresh with npm run reset.`,
      error,
    );
  }
}

async function createCluster(
  place: Place,
  secretsFile: string,
): Promise<Secrets> {
  const { cluster, account } = place;
  const secrets: Secrets = { admin: secret(), owner: secret(), app: secret() };
  const draft = join(dirname(cluster), `postgres.draft-${randomUUID()}`);
  await mkdir(draft, { mode: 0o700 });
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, secrets.admin, { mode: 0o600 });
  try {
    if (account !== undefined) {
      await chown(draft, account.uid, account.gid);
      await chown(passwordFile, account.uid, account.gid);
    }
    await initialise(place, draft, passwordFile);
    await writeFile(secretsFile, JSON.stringify(secrets, undefined, 2), {
      mode: 0o600,
    });
    await rename(draft, cluster);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
  return secrets;
}

const secret = (): string => randomBytes(24).toString("base64url");

async function initialise(
  { binaries, account, durable }: Place,
  draft: string,
  passwordFile: string,
): Promise<void> {
  const flags = [
    `--pgdata=${draft}`,
    "--username=joinery_admin",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(durable ? [] : ["--no-sync"]),
  ];
  try {
    await run(binaries.initdb, flags, runAs(account, dirname(draft)));
  } catch (error) {
    throw new DatabaseFault(
      "embedded-initdb",
      `The embedded database could not be created in ${dirname(draft)}: ${stderrOf(error)}`,
      error,
    );
  }
}

/** How the server's programs run: as its account, in a folder. PG… variables of an operator's shell must not reach them. */
export const runAs = (account: Account | undefined, cwd: string) => ({
  cwd,
  env: Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(PG|LC_|LANG)/.test(name),
    ),
  ),
  ...(account && { uid: account.uid, gid: account.gid }),
});

const stderrOf = (error: unknown): string =>
  error instanceof Error && "stderr" in error
    ? String(error.stderr).trim() || error.message
    : String(error);
