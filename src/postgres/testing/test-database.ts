import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import type { Database } from "../database.ts";
import { openDatabase } from "../database.ts";
import type { Migration } from "../migrate.ts";
import { migrate, readMigrations } from "../migrate.ts";
import { findTestServer } from "./find-server.ts";

export type TestDatabase = {
  readonly db: Database;
  /** Connects as the application does. */
  readonly url: string;
  /** Connects as the owner of the tables, who is bound by row-level security too. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
};

/**
 * A fresh, migrated database of a test file's own, cloned from a template made once per state of
 * the migrations. Uses the server of DATABASE_URL when set (its role must be allowed to create databases), else a shared
 * embedded one that starts by itself and stops when no test uses it. Migrated as far as `upTo`, when told.
 */
export async function testDatabase({
  upTo = "9",
}: { readonly upTo?: string } = {}): Promise<TestDatabase> {
  const server = await findTestServer();
  const name = `joinery_test_${randomUUID().replaceAll("-", "")}`;
  const migrations = (await readMigrations()).filter((one) => one.name <= upTo);
  await cloneTemplate(server.ownerUrl, name, migrations);
  const url = withDatabase(server.appUrl, name);
  const db = openDatabase({ url, max: 8, applicationName: "joinery test" });
  return {
    db,
    url,
    ownerUrl: withDatabase(server.ownerUrl, name),
    async drop() {
      await db.close();
      await asOwner(server.ownerUrl, (client) => dropDatabase(client, name));
    },
  };
}

async function cloneTemplate(
  ownerUrl: string,
  name: string,
  migrations: readonly Migration[],
): Promise<void> {
  const template = templateName(migrations);
  await asOwner(ownerUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('joinery template'))"); // a template is made once, and copied by one at a time
    await ensureTemplate(client, { ownerUrl, template, migrations });
    await client.query(`create database ${name} template ${template}`);
  });
}

const templateName = (migrations: readonly Migration[]): string =>
  `joinery_template_${createHash("sha256")
    .update(
      migrations.map(({ name, checksum }) => `${name} ${checksum}`).join("\n"),
    )
    .digest("hex")
    .slice(0, 16)}`;

/** Migrated under a draft's name and renamed, so that a template is whole or absent. */
async function ensureTemplate(
  client: pg.Client,
  wanted: {
    readonly ownerUrl: string;
    readonly template: string;
    readonly migrations: readonly Migration[];
  },
): Promise<void> {
  const { rowCount } = await client.query(
    "select from pg_database where datname = $1",
    [wanted.template],
  );
  if (rowCount !== 0) return;
  const draft = `${wanted.template}_draft`;
  await dropDatabase(client, draft);
  await client.query(`create database ${draft}`);
  await migrate(withDatabase(wanted.ownerUrl, draft), {
    migrations: wanted.migrations,
  });
  await client.query(`alter database ${draft} rename to ${wanted.template}`);
}

/** Without `force`, which the owner may not use while the server's own vacuum is at work there; without it, the server sends that away. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and backend_type = 'client backend'",
    [name],
  );
  await client.query(`drop database if exists ${name}`);
}

async function asOwner<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "joinery test set-up",
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same connection URL for another database. */
const withDatabase = (url: string, database: string): string =>
  url.replace(/^([a-z]+:\/\/[^/]*)\/?[^?]*/, `$1/${database}`);
