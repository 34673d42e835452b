import type { Migration, Tx, Witness } from "#postgres";
import { DatabaseFault } from "#postgres";
import { appendLog } from "./append.ts";
import { sha256 } from "./leaf.ts";
import { schemaQuery } from "./schema-query.ts";
import type { LogBreak } from "./verify.ts";

/** What guards the rows: policies, triggers, functions, rights and the rest, each by name with its digest. */
type Schema = {
  /** The major version of the server that showed them. */
  readonly server: number;
  readonly objects: Readonly<Record<string, string>>;
};
type Recorded = Schema & { readonly id: number };

/** The migrations that made a schema, in one word. */
const stateOf = (migrations: readonly Migration[]): string =>
  sha256(Buffer.from(migrations.map(({ name }) => name).join("\n"))).toString(
    "hex",
  );

async function readSchema(
  tx: Tx,
  migrations: readonly Migration[],
): Promise<Schema> {
  const made = migrations.flatMap(({ text }) =>
    [...text.matchAll(/^create schema (\w+)/gm)].map(([, name]) => name),
  );
  await tx.query("set local search_path to pg_catalog, pg_temp"); // every name is then shown with its schema
  const found = await tx.find<Schema>(schemaQuery, [["postgres", ...made]]);
  return found ?? { server: 0, objects: {} };
}

/** What was recorded of a schema that these migrations made, in the order of the log. */
const findRecorded = (
  tx: Tx,
  migrations: readonly Migration[],
): Promise<readonly Recorded[]> =>
  tx.query<Recorded>(
    `select e.id, e.dimensions -> 'server' as server, case jsonb_typeof(e.dimensions -> 'objects') when 'object' then e.dimensions -> 'objects' else '{}' end as objects
     from log.entry e left join log.sealed s on s.entry_id = e.id
     where e.kind = 'log.schema' and e.dimensions ->> 'migrations' = $1 order by s.position, e.id`,
    [stateOf(migrations)],
  );

/** What became of each object that is not as it was. What one server shows otherwise than another is not compared. */
function differences(was: Schema, is: Schema): readonly string[] {
  const before = new Map(Object.entries(was.objects));
  const now = new Map(Object.entries(is.objects));
  const comparable = (digests = ""): string =>
    was.server === is.server ? digests : (digests.split(".")[0] ?? "");
  return [...new Set([...before.keys(), ...now.keys()])]
    .toSorted()
    .flatMap((name) => {
      if (!now.has(name)) return [`${name} was dropped`];
      if (!before.has(name)) return [`${name} was added`];
      return comparable(before.get(name)) === comparable(now.get(name))
        ? []
        : [`${name} was changed`];
    });
}

type Compared = {
  readonly faults: readonly string[];
  /** What could not be compared, and why. */
  readonly note?: string;
};

/** What differs from the record; undefined when there is none. */
async function compare(
  tx: Tx,
  migrations: readonly Migration[],
): Promise<Compared | undefined> {
  const log = await tx.find(
    "select where to_regclass('log.sealed') is not null",
  );
  const [first, ...later] = log ? await findRecorded(tx, migrations) : [];
  if (first === undefined) return undefined;
  const now = await readSchema(tx, migrations);
  const same = [first, ...later].find(({ server }) => server === now.server);
  const forged = later.flatMap(({ id, ...one }) =>
    differences(first, one).map(
      (what) =>
        `${what}: so says entry ${id}, though no migration came since entry ${first.id}`,
    ),
  );
  const faults = [...differences(same ?? first, now), ...forged];
  const note = `The schema was recorded on PostgreSQL ${first.server} and this is ${now.server}: expressions were not compared. Run: joinery migrate`;
  return { faults, ...(same === undefined && { note }) };
}

/** What migrations make of a schema is said in the log, so that whoever changes it in another way shows. */
export const schemaWitness: Witness = {
  async before(tx, made) {
    const { faults = [] } = (await compare(tx, made)) ?? {};
    if (faults.length > 0)
      throw new DatabaseFault(
        "migration-forbidden",
        `What guards the rows was changed, and no migration did it. Put it back first: ${faults.join("; ")}.`,
      );
  },
  async after(tx, made, isNew) {
    const known = isNew ? [] : await findRecorded(tx, made);
    const schema = await readSchema(tx, made);
    const isKnown = known.some(({ server }) => server === schema.server);
    if (isKnown || known.some((one) => differences(one, schema).length > 0))
      return;
    const dimensions = { migrations: stateOf(made), ...schema };
    await appendLog(tx, { kind: "log.schema", dimensions });
  },
};

/** Says what somebody changed of what guards the rows, and gives what could not be compared. */
export async function verifySchema(
  tx: Tx,
  migrations: readonly Migration[] | undefined,
  found: (one: LogBreak) => void,
): Promise<string | undefined> {
  if (migrations === undefined) return undefined;
  const compared = await compare(tx, migrations);
  for (const fault of compared?.faults ?? [
    "it was never recorded, so nobody can say whether it was changed. Run: joinery migrate",
  ])
    found({ message: `Schema: ${fault}` });
  return compared?.note;
}
