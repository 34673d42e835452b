import type { Tx } from "#postgres";
import type { Declared, Named } from "./declared.ts";
import { castIf, followedBefore } from "./followed.ts";
import { sha256 } from "./leaf.ts";
import type { LogBreak } from "./verify.ts";

const rowsAtOnce = 2_000;

/** The rows of a query too long to hold, a few at a time. */
async function* stream<Row>(tx: Tx, query: string): AsyncGenerator<Row> {
  await tx.query(`declare verified no scroll cursor for ${query}`);
  for (;;) {
    const rows = await tx.query<Row>(`fetch ${rowsAtOnce} from verified`);
    yield* rows;
    if (rows.length < rowsAtOnce) break;
  }
  await tx.query("close verified");
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const list = (names: readonly string[]): string =>
  `array[${names.map(quote).join(", ")}]::text[]`;

const keyOf = ({ keys }: Declared): string =>
  keys.map((key) => `(to_jsonb(r) ->> ${quote(key)})`).join(" || '/' || ");

/** What was digested of a row, as `log.row_text` has it; written out, because a function of the database may have been replaced. */
const textOf = ({ only, without }: Declared): string =>
  `(select coalesce(jsonb_object_agg(key, value), '{}')::text from jsonb_each(to_jsonb(r)) where value <> 'null'
     ${only ? `and key = any (${list(only)})` : ""} and key <> all (${list(without)}))`;

const entriesOf = ({ kinds }: Named): string =>
  `e.kind similar to ${quote(kinds)}`;
const named = ({ dimension }: Named): string =>
  `e.dimensions ->> ${quote(dimension)}`;
const matches = (by: Named): string =>
  by.prefix === undefined
    ? `r.${by.column} = ${castIf(named(by), "uuid")}`
    : `r.${by.column} = ${quote(by.prefix)} || (${named(by)})`;

const unsealed =
  "not exists (select from log.sealed s where s.entry_id = e.id)";

/** The digests by row in an entry `log.rows`. What is sealed may hold anything in their place: null, where no row was written again. */
const digestsIn = (part: "new" | "rows"): string =>
  `case jsonb_typeof(e.dimensions -> '${part}') when 'object' then e.dimensions -> '${part}' end`;

type CheckedRow = {
  readonly row: string;
  readonly text: string | null;
  readonly entry: number | null;
  readonly digest: string | null;
  readonly salt: Buffer | null;
};

/** Every row that is there or that the log says is, with its last digest. Rows that an entry brings which is not sealed yet are left out: they are attested when it is. */
function rowsQuery(declared: readonly Declared[]): string {
  const now = declared.map(
    (one) =>
      `select ${quote(one.name)} || '/' || ${keyOf(one)} as row, ${textOf(one)} as text from ${one.table} r`,
  );
  const pending = declared.flatMap((one) =>
    one.brought.map(
      (by) =>
        `select ${quote(one.name)} || '/' || ${keyOf(one)} as row from waiting e join ${one.table} r on ${matches(by)} where ${entriesOf(by)}`,
    ),
  );
  return `with kept as (
      select distinct on (one.row) one.row, one.digest, e.id as entry from log.entry e cross join lateral (
        select key, value, true from jsonb_each_text(${digestsIn("new")})
        union all select key, value, false from jsonb_each_text(${digestsIn("rows")})) as one (row, digest, is_new)
      where e.kind = 'log.rows' order by one.row, one.is_new, e.id desc
    ), now as (${now.join(" union all ")}),
    waiting as materialized (select * from log.entry e where e.kind <> 'log.rows' and ${unsealed}),
    pending as (${["select null as row where false", ...pending].join(" union ")})
    select row, now.text, kept.entry, kept.digest, salt.salt from kept full join now using (row)
    left join log.salt on salt.entry_id = kept.entry
    where (now.text is not null or kept.digest is not null) and not exists (select from pending where pending.row = kept.row or pending.row = now.row)`;
}

/** Why a row is not as the log says; undefined when it is. Whoever is forgotten has no rows: one that stands without its salt could hold anything. */
function rowFault(found: CheckedRow): string | undefined {
  const { row, text, entry, digest, salt } = found;
  if (entry === null)
    return `${row} was slipped in: no entry of the log attests it.`;
  if (text === null) return `${row} was removed: entry ${entry} attests it.`;
  if (digest === null)
    return `${row} was put back: entry ${entry} says it was removed.`;
  if (salt === null)
    return `${row} stands though the salt of entry ${entry} is gone: nothing says any longer what it should hold.`;
  return sha256(salt, Buffer.from(text)).toString("hex") === digest
    ? undefined
    : `${row} was changed: it is not what entry ${entry} attests.`;
}

type Digested = {
  readonly id: number;
  readonly digest: Buffer;
  readonly salt: Buffer;
  readonly texts: readonly (string | null)[] | null;
};

/** Entries that digest what somebody told or answered, each with the rows that should hold it. */
const digestedQuery = (table: string, by: Named & { value: string }): string =>
  `select e.id, e.digest, salt.salt, array_agg(r.${by.value}::text) filter (where r.${by.column} is not null) as texts
   from log.entry e join log.salt on salt.entry_id = e.id left join ${table} r on ${matches(by)}
   where ${entriesOf(by)} and e.digest is not null group by e.id, e.digest, salt.salt order by e.id`;

function digestFault(
  { table, personal }: Declared,
  { id, digest, salt, texts }: Digested,
): string | undefined {
  const place = `${table}.${personal?.value}`;
  if (texts === null)
    return `${place} of entry ${id} is gone: there is no row for what it digests.`;
  return texts.some((text) =>
    sha256(salt, Buffer.from(text ?? "")).equals(digest),
  )
    ? undefined
    : `${place} was changed: it is not what entry ${id} digests.`;
}

/** Rows that no entry digests: nobody told or answered what they hold. */
const undigestedQuery = (
  { keys, table }: Declared,
  by: Named & { value: string },
): string =>
  `select ${keys.map((key) => `r.${key}::text`).join(" || '/' || ")} as key from ${table} r where not exists (
     select from log.entry e left join log.salt on salt.entry_id = e.id
     where ${entriesOf(by)} and e.digest is not null and e.dimensions ->> ${quote(by.dimension)} = r.${by.column}::text
       and (e.digest = sha256(salt.salt || convert_to(r.${by.value}::text, 'UTF8'))))`;

/** Checks every declared table against the digests of the log, both ways, and gives how many rows that were. */
export async function verifyRows(
  tx: Tx,
  declared: readonly Declared[],
  found: (fault: LogBreak) => void,
): Promise<number> {
  await tx.query("set local timezone to 'UTC'");
  await tx.query("set local bytea_output to 'hex'");
  let rows = 0;
  const each = async <Row>(
    query: string,
    faultOf: (row: Row) => string | undefined,
  ) => {
    for await (const row of stream<Row>(tx, query)) {
      const message = faultOf(row);
      if (message !== undefined) found({ message });
    }
  };
  if (declared.length > 0)
    await each<CheckedRow>(rowsQuery(declared), (row) => {
      if (row.text !== null) rows += 1;
      return rowFault(row);
    });
  for (const one of declared) {
    const { table, personal, followed } = one;
    if (personal) {
      await each<Digested>(digestedQuery(table, personal), (entry) =>
        digestFault(one, entry),
      );
      await each<{ key: string }>(
        undigestedQuery(one, personal),
        ({ key }) =>
          `${table}/${key} was slipped in: no entry digests its ${personal.value}.`,
      );
    }
    if (followed)
      await each<{ id: number }>(
        skippedQuery(table, followed),
        ({ id }) =>
          `log.follower: ${followed.follower} has passed entry ${id} without its row in ${table}.`,
      );
  }
  const names = declared.flatMap(namesOf);
  const query = [...names.map(namelessQuery), saltsQuery].join(" union ");
  await each<LogBreak>(query, ({ message }) => message);
  return rows;
}

/** The ways that tables say entries name their rows. */
const namesOf = ({ brought, personal, followed }: Declared) =>
  [...brought, personal, followed].filter((by) => by !== undefined);

const namelessQuery = (by: Named): string =>
  `select 'Entry ' || e.id || ' (' || e.kind || ') names nothing: its ${by.dimension} is no identifier.' as message
   from log.entry e where ${entriesOf(by)} and not pg_input_is_valid(${named(by)}, 'uuid')`;

const skippedQuery = (
  table: string,
  by: Named & { follower: string },
): string =>
  `with f as materialized (select name, position, ${by.prefix === undefined ? "0" : followedBefore("name")} as since from log.follower where name = ${quote(by.follower)})
   select e.id from f join log.sealed s on s.position > f.since and s.position <= f.position join log.entry e on e.id = s.entry_id
   where ${entriesOf(by)} and not exists (select from ${table} r where ${matches(by)})
     and not exists (select from log.set_aside a where a.follower = f.name and a.entry = e.id)
     and not exists (select from log.entry g where g.kind = 'log.forgotten' and g.subject = e.subject and ${castIf("g.dimensions ->> 'through'", "bigint")} >= e.id)`;

/** Salts that are gone without an entry that says so, salts that were exchanged, and rows attested as new twice. */
const saltsQuery = `select * from (with forgotten as materialized (
    select subject, max(${castIf("dimensions ->> 'through'", "bigint")}) as through from log.entry where kind = 'log.forgotten' group by subject)
  select 'The salt of entry ' || e.id || ' (' || e.kind || ') is missing, and no retention entry says that it was forgotten.' as message
  from log.entry e left join log.salt on salt.entry_id = e.id left join forgotten f on f.subject = e.subject
  where e.digest is not null and salt.salt is null and e.id > coalesce(f.through, 0)
  union all
  select 'The salt of entry ' || e.id || ' was changed.' from log.entry e join log.salt on salt.entry_id = e.id
  where e.kind = 'log.rows' and sha256(salt.salt) <> e.digest
  union all
  select row || ' was attested as new ' || count(*) || ' times.' from log.entry e, jsonb_object_keys(${digestsIn("new")}) as row
  where e.kind = 'log.rows' group by row having count(*) > 1) as salts`;

/** Digests whose salt was forgotten by a retention entry: nobody can check any longer what they stand for. */
export const countForgotten = async (tx: Tx): Promise<number> =>
  (await tx.find<{ count: number }>(
    "select count(*) from log.entry e where e.digest is not null and not exists (select from log.salt where salt.entry_id = e.id)",
  ))!.count;
