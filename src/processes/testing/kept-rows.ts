import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress } from "node:zlib";
import pg from "pg";

/** A database's rows as a file: a line for each row, with its table before it, and each sequence. Tests only. */
const ledger = "postgres.migration";
const sequence = "sequence";

/** Our tables, those first that others refer to. */
const tablesInOrder = `
  with recursive ours as (
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_' and n.nspname <> 'postgres'
  ), refers as (
    select distinct conrelid as of, confrelid as to from pg_constraint where contype = 'f' and conrelid <> confrelid
  ), deep as (
    select oid, 0 as depth from ours
    union select refers.of, depth + 1 from deep join refers on refers.to = deep.oid
  )
  select oid::regclass::text as name from deep join ours using (oid) group by oid order by max(depth), 1`;

const connected = async <T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("begin");
    const done = await work(client);
    await client.query("commit");
    return done;
  } finally {
    await client.end();
  }
};

/** The owner is bound by row-level security, and triggers would write anew what rows hold: both rest while every row is read or written. */
const atRest = async <T>(
  client: pg.Client,
  work: (tables: readonly string[]) => Promise<T>,
): Promise<T> => {
  const { rows } = await client.query<{ name: string }>(tablesInOrder);
  const tables = rows.map(({ name }) => name);
  const guarded = await client.query<{ name: string }>(
    "select oid::regclass::text as name from pg_class where relforcerowsecurity",
  );
  const alter = async (names: readonly string[], how: string) => {
    for (const name of names) await client.query(`alter table ${name} ${how}`);
  };
  const forced = guarded.rows.map(({ name }) => name);
  await alter(forced, "no force row level security");
  await alter(tables, "disable trigger user");
  const done = await work(tables);
  await client.query("set constraints all immediate");
  await alter(tables, "enable trigger user");
  await alter(forced, "force row level security");
  return done;
};

export const keepRows = (ownerUrl: string, file: string): Promise<void> =>
  connected(ownerUrl, async (client) => {
    const lines = await atRest(client, async (tables) => {
      const kept: string[] = [];
      for (const table of [ledger, ...tables]) {
        const { rows } = await client.query<{ row: string }>(
          `select to_jsonb(one)::text as row from ${table} one order by 1`,
        );
        kept.push(...rows.map(({ row }) => `${table}\t${row}`));
      }
      return kept;
    });
    const sequences = await client.query<{ name: string; last: string }>(
      "select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences where last_value is not null",
    );
    const text = [
      ...lines,
      ...sequences.rows.map(({ name, last }) => `${sequence}\t${name} ${last}`),
    ].join("\n");
    await writeFile(file, await promisify(brotliCompress)(text));
  });

const readLines = async (
  file: string,
): Promise<readonly (readonly [string, string])[]> =>
  (await promisify(brotliDecompress)(await readFile(file)))
    .toString("utf8")
    .split("\n")
    .map((line) => [
      line.slice(0, line.indexOf("\t")),
      line.slice(line.indexOf("\t") + 1),
    ]);

/** The newest migration that the kept rows were written under. */
export const newestMigrationOf = async (file: string): Promise<string> =>
  (await readLines(file))
    .flatMap(([table, row]) =>
      table === ledger ? (JSON.parse(row) as { name: string }).name : [],
    )
    .toSorted()
    .at(-1) ?? "";

/** Writes kept rows into a database that is migrated as far as theirs was, and has no rows of its own. */
export const putRows = (ownerUrl: string, file: string): Promise<void> =>
  connected(ownerUrl, async (client) => {
    const byTable = Map.groupBy(await readLines(file), ([table]) => table);
    await atRest(client, async (tables) => {
      for (const table of tables.toReversed())
        await client.query(`delete from ${table}`);
      for (const table of tables) {
        const rows = (byTable.get(table) ?? []).map(([, row]) => row);
        await client.query(await insertInto(client, table), [
          `[${rows.join(",")}]`,
        ]);
      }
    });
    for (const [, value] of byTable.get(sequence) ?? [])
      await client.query("select setval($1::regclass, $2)", value.split(" "));
  });

async function insertInto(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const columns = rows[0]?.columns ?? "";
  return `insert into ${table} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`;
}
