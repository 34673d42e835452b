import pg from "pg";
import type { Secrets } from "./cluster.ts";

/**
 * The owner (migrates; may create databases for tests) and the application's role. Neither is a
 * superuser, so row-level security binds both. Runs at every start: it also mends what a killed first start left out.
 */
export async function createRoles(
  adminUrl: string,
  secrets: Secrets,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await ensureRole(client, "joinery_owner", "createdb", secrets.owner);
    await ensureRole(client, "joinery_app", "", secrets.app);
    await client.query("grant joinery_app to joinery_owner");
    const { rowCount } = await client.query(
      "select from pg_database where datname = 'joinery'",
    );
    if (rowCount === 0)
      await client.query("create database joinery owner joinery_owner");
  } finally {
    await client.end();
  }
}

async function ensureRole(
  client: pg.Client,
  name: string,
  rights: string,
  password: string,
): Promise<void> {
  const { rowCount } = await client.query(
    "select from pg_roles where rolname = $1",
    [name],
  );
  if (rowCount === 0)
    await client.query(
      `create role ${name} login ${rights} password ${pg.escapeLiteral(password)}`,
    );
}
