import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { beginWith } from "./context.ts";
import type { Database, Tx } from "./database.ts";
import { appRole, txOf } from "./database.ts";
import { DatabaseFault } from "./fault.ts";
import { statementOf } from "./statement.ts";

export type Migration = {
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string;
};

/** Attests what migrations make of the schema, where nobody can change it. */
export type Witness = {
  /** Before anything is applied. @throws DatabaseFault when the schema is not what these had made of it. */
  before(tx: Tx, made: readonly Migration[]): Promise<void>;
  /** In the transaction of the last that is applied; or alone, when none is missing. */
  after(tx: Tx, made: readonly Migration[], isNew: boolean): Promise<void>;
};

const migrationsFolder = fileURLToPath(
  new URL("../../migrations/", import.meta.url),
);
const lockKey = 5_012_006; // any number, the same in every process
const oldestServer = 160_000; // as server_version_num writes it
const fileName = /^\d{4}-[a-z0-9-]+\.sql$/;

/** The migrations of a folder by number; ours unless told. */
export async function readMigrations(
  folder: string = migrationsFolder,
): Promise<readonly Migration[]> {
  const names = (await readdir(folder))
    .filter((name) => fileName.test(name))
    .toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(`${folder}/${name}`, "utf8");
      const checksum = createHash("sha256").update(text).digest("hex");
      return { name, text, checksum };
    }),
  );
}

/** What PostgreSQL says of a database that was never migrated: no schema, no table, no right, or no role to connect as. */
const neverMigrated = ["3F000", "42P01", "42501", "22023"];

/** The migrations of this version that a database lacks; all when it was never migrated. */
export async function findMissingMigrations(
  db: Database,
): Promise<readonly string[]> {
  const wanted = (await readMigrations()).map(({ name }) => name);
  try {
    const done = await db.transaction(
      { kind: "process", name: "migrate" },
      (tx) => tx.query<{ name: string }>("select name from postgres.migration"),
    );
    const names = new Set(done.map(({ name }) => name));
    return wanted.filter((name) => !names.has(name));
  } catch (error) {
    if (
      error instanceof pg.DatabaseError &&
      neverMigrated.includes(error.code ?? "")
    )
      return wanted;
    throw error;
  }
}

/**
 * Applies what is missing, by number, each in its own transaction, and gives the names applied.
 * Runs as the owner; forward only. One process migrates at a time, the others wait.
 * @throws DatabaseFault when an applied file was changed or removed, somebody else changed the schema, or the owner lacks a right.
 */
export async function migrate(
  url: string,
  options: {
    readonly migrations?: readonly Migration[];
    readonly witness?: Witness;
  } = {},
): Promise<readonly string[]> {
  const wanted = options.migrations ?? (await readMigrations());
  const client = new pg.Client({
    connectionString: url,
    application_name: "joinery migrate",
  });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${lockKey})`);
    return await migrateLocked(client, wanted, options.witness);
  } finally {
    await client.end();
  }
}

async function migrateLocked(
  client: pg.Client,
  wanted: readonly Migration[],
  witness?: Witness,
): Promise<readonly string[]> {
  await refuseOldServer(client);
  await ensureAppRole(client);
  await ensureLedger(client);
  const done = await readLedger(client);
  refuseChanges(wanted, done);
  const missing = wanted.filter(({ name }) => !done.has(name));
  const after = async (tx: Tx) =>
    witness?.after(tx, wanted, missing.length > 0);
  const made = wanted.filter(({ name }) => done.has(name));
  await asMigrator(client, async (tx) =>
    missing.length > 0 ? witness?.before(tx, made) : after(tx),
  );
  for (const migration of missing)
    await apply(client, migration, migration === missing.at(-1) ? [after] : []);
  return missing.map(({ name }) => name);
}

async function asMigrator<T>(
  client: pg.Client,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const tx = txOf(
    async (text, values) =>
      (await client.query(statementOf(text, values))).rows,
  );
  await client.query(beginWith({ kind: "process", name: "migrate" }));
  const result = await work(tx);
  await client.query("commit");
  return result;
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
  );
  const { version = "0", encoding } = rows[0] ?? {};
  if (Number(version) < oldestServer)
    throw new DatabaseFault(
      "migration-forbidden",
      `This PostgreSQL is version ${Math.trunc(Number(version) / 10_000)}; Joinery needs ${oldestServer / 10_000} or newer.`,
    );
  if (encoding !== "UTF8")
    throw new DatabaseFault(
      "migration-forbidden",
      `This database is encoded in ${encoding}; make one with: create database joinery encoding 'UTF8' template template0;`,
    );
}

/** Creates `joinery_app` when it may, else says what an administrator must run. */
async function ensureAppRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ member: boolean }>(
    `select pg_has_role(current_user, oid, 'member') as member from pg_roles where rolname = $1`,
    [appRole],
  );
  if (rows[0]?.member === true) return;
  const mend = [
    ...(rows.length > 0 ? [] : [`create role ${appRole} nologin`]),
    `grant ${appRole} to current_user`,
  ];
  try {
    for (const statement of mend) await client.query(statement);
  } catch (error) {
    if (await loginsApart(client)) return;
    throw new DatabaseFault(
      "migration-forbidden",
      `The role of DATABASE_URL may not set up ${appRole}. As an administrator run: ${mend.join("; ").replace("current_user", await currentUser(client))};`,
      error,
    );
  }
}

/** The owner need not be a member when the application signs in as `joinery_app` itself. */
async function loginsApart(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ rolcanlogin: boolean }>(
    `select rolcanlogin from pg_roles where rolname = $1`,
    [appRole],
  );
  return rows[0]?.rolcanlogin ?? false;
}

const currentUser = async (client: pg.Client): Promise<string> =>
  (
    await client.query<{ name: string }>(
      "select quote_ident(current_user) as name",
    )
  ).rows[0]?.name ?? "current_user";

async function ensureLedger(client: pg.Client): Promise<void> {
  await client.query(`
    create schema if not exists postgres;
    create table if not exists postgres.migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
}

async function readLedger(
  client: pg.Client,
): Promise<ReadonlyMap<string, string>> {
  const rows = await asMigrator(client, (tx) =>
    tx.query<{ name: string; checksum: string }>(
      "select name, checksum from postgres.migration",
    ),
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function refuseChanges(
  wanted: readonly Migration[],
  done: ReadonlyMap<string, string>,
): void {
  const byName = new Map(wanted.map((one) => [one.name, one]));
  for (const [name, checksum] of done) {
    const file = byName.get(name);
    if (file === undefined)
      throw new DatabaseFault(
        "migration-missing",
        `This database has ${name}, which this version does not know; run the version that made it, or a newer one.`,
      );
    if (file.checksum !== checksum)
      throw new DatabaseFault(
        "migration-changed",
        `migrations/${name} was changed after it was applied here. Put it back and write a new migration; made-up data can be thrown away with npm run reset.`,
      );
  }
}

async function apply(
  client: pg.Client,
  migration: Migration,
  then: readonly ((tx: Tx) => Promise<void>)[],
): Promise<void> {
  try {
    await asMigrator(client, async (tx) => {
      await client.query(migration.text);
      await tx.query(
        "insert into postgres.migration (name, checksum) values ($1, $2)",
        [migration.name, migration.checksum],
      );
      for (const finish of then) await finish(tx);
    });
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw new DatabaseFault(
      "migration-failed",
      `migrations/${migration.name}${lineOf(migration.text, error)}: ${error instanceof Error ? error.message : String(error)}`,
      error,
    );
  }
}

function lineOf(text: string, error: unknown): string {
  if (!(error instanceof pg.DatabaseError) || error.position === undefined)
    return "";
  return `:${text.slice(0, Number(error.position)).split("\n").length}`;
}
