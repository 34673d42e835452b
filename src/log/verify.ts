import type { KeyObject } from "node:crypto";
import type { Context, Database, Migration, Tx } from "#postgres";
import { isConnectionLost } from "#postgres";
import type { Batch } from "./batch.ts";
import { batchHash, findBatchesAfter, genesis } from "./batch.ts";
import { countUnsealed } from "./count-unsealed.ts";
import type { Declared } from "./declared.ts";
import { passedQuery } from "./followed.ts";
import type { Published } from "./heads.ts";
import { findHeadFault, isDailyHeadSigned, namesOfKey } from "./heads.ts";
import type { LeafRow } from "./leaf.ts";
import { leafColumns, leafEntryOf, leafHash } from "./leaf.ts";
import { merkleRoot } from "./merkle.ts";
import { verifySchema } from "./schema.ts";
import { isSigned } from "./signing-key.ts";
import { countForgotten, verifyRows } from "./verify-rows.ts";

/** Where the log breaks; `position` is an entry's place, absent when a whole batch, head or row is meant. */
export type LogBreak = {
  readonly batch?: number;
  readonly position?: number;
  readonly message: string;
};

export type LogReport = {
  readonly entries: number;
  readonly batches: number;
  readonly heads: number;
  /** Entries appended and not yet sealed. */
  readonly unsealed: number;
  /** Rows of tables that agree with their digests, or do not. */
  readonly rows: number;
  /** Digests that cannot be checked any longer, because a retention entry says that their salts were forgotten. */
  readonly forgotten: number;
  readonly breaks: readonly LogBreak[];
  /** What could not be checked, and why. */
  readonly note?: string;
};

/** What was published outside; its keys are the ones that are trusted, never those of the database. */
export type VerifyOptions = Published & {
  /** The tables whose rows are checked too; from the migrations that came with this program. */
  readonly declared?: readonly Declared[];
  /** What made the schema: it is compared with what they made of it. */
  readonly migrations?: readonly Migration[];
  /** What other rooms know to be wrong, in words. */
  readonly checks?: readonly ((tx: Tx) => Promise<readonly string[]>)[];
  readonly now?: Date;
};

const verifier: Context = { kind: "process", name: "verifier" };
const batchesAtOnce = 50;
const breaksMax = 100; // one change can break all that follows
/** Entries are sealed, and batches published, within a second or so; what waits longer than this says that something is wrong. */
const unsealedMsMax = 3_600_000;
const unpublishedMsMax = 60_000;
/** So long after a key was revoked a process may still seal with it that has not heard. */
const revokedMsMax = 60_000;

/** Recomputes every hash of the sealed log from its entries and says where it breaks. Reads as the application does; changes nothing. */
export const verifyLog = (
  db: Database,
  options: VerifyOptions,
): Promise<LogReport> =>
  db.transaction(verifier, async (tx) => {
    await tx.query(
      "set transaction isolation level repeatable read, read only",
    );
    await tx.query("set local search_path to pg_catalog, pg_temp"); // no name is another's
    await tx.query("set local statement_timeout to 0"); // a log of many years takes as long as it takes
    await tx.query("set local enable_nestloop to off"); // whole tables are compared; how many rows they have may be unknown to the planner
    const breaks: LogBreak[] = [];
    const found = (one: LogBreak) => {
      if (breaks.length < breaksMax) breaks.push(one);
    };
    const check = <T>(what: string, work: () => Promise<T>) =>
      checkPart({ tx, found, what }, work);
    const now = options.now ?? new Date();
    for (const message of options.faults ?? []) found({ message });
    const chain = await check("The chain", () =>
      verifyChain(tx, options, found),
    );
    const last = chain?.last;
    if (chain)
      for (const one of checkHeads(options, { ...chain, now })) found(one);
    await check("What stands outside the chain", async () => {
      for (const one of await findLoose(tx, last?.last ?? 0, now)) found(one);
      for (const one of await tx.query<LogBreak>(passedQuery)) found(one);
    });
    const note = await check("The schema", () =>
      verifySchema(tx, options.migrations, found),
    );
    const rows = await check("Rows and their digests", () =>
      verifyRows(tx, options.declared ?? [], found),
    );
    for (const one of options.checks ?? [])
      await check("What else should be so", async () => {
        for (const message of await one(tx)) found({ message });
      });
    return {
      entries: last?.last ?? 0,
      batches: last?.number ?? 0,
      heads: options.heads.length,
      unsealed: await countUnsealed(tx),
      rows: rows ?? 0,
      forgotten: await countForgotten(tx),
      breaks,
      ...(note !== undefined && { note }),
    };
  });

/** Does a part of the check. What it stumbles over is a fault like others, and the next part goes on: whoever has all rights may write anything. */
async function checkPart<T>(
  at: {
    readonly tx: Tx;
    readonly found: (one: LogBreak) => void;
    readonly what: string;
  },
  work: () => Promise<T>,
): Promise<T | undefined> {
  await at.tx.query("savepoint part");
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || isConnectionLost(error)) throw error;
    await at.tx.query("rollback to savepoint part");
    const code = "code" in error ? String(error.code) : error.name;
    at.found({
      message: `${at.what} could not be checked to the end: ${code}.`,
    });
    return undefined;
  }
}

type Chain = {
  readonly last: Batch | undefined;
  /** Of the batches that heads name. */
  readonly hashes: ReadonlyMap<number, string>;
  readonly announced: Announced;
};

/** What entries say of keys, by thumbprint: those that may seal, and since when others may not. */
type Announced = {
  readonly inUse: Set<string>;
  readonly revokedAt: Map<string, Date>;
};

/** What a key sealed before it was revoked is vouched for by the keys that sealed on; nothing new stands under it. */
function isRevoked(
  { revokedAt }: Announced,
  key: KeyObject | undefined,
  at: Date,
): boolean {
  const since = key && revokedAt.get(namesOfKey(key).thumbprint);
  return since !== undefined && at.getTime() - since.getTime() > revokedMsMax;
}

async function verifyChain(
  tx: Tx,
  options: VerifyOptions,
  found: (one: LogBreak) => void,
): Promise<Chain> {
  const wanted = new Set(
    [...options.heads, ...(options.daily ?? [])].map(({ batch }) => batch),
  );
  const hashes = new Map<number, string>();
  const announced: Announced = { inUse: new Set(), revokedAt: new Map() };
  let last: Batch | undefined;
  for (;;) {
    const batches = await findBatchesAfter(
      tx,
      last?.number ?? 0,
      batchesAtOnce,
    );
    if (batches.length === 0) break;
    for (const batch of batches) {
      for (const one of checkLink(batch, last, options.keys)) found(one);
      for (const one of await checkEntries(tx, batch, announced)) found(one);
      if (isRevoked(announced, options.keys.get(batch.key), batch.sealedAt))
        found({
          batch: batch.number,
          message: `It is sealed by the key ${batch.key} after that was revoked.`,
        });
      if (last && isOtherKey(options, [last, batch], announced))
        found({
          batch: batch.number,
          message:
            "It is sealed by another key than the batch before, and no entry says that keys changed.",
        });
      if (wanted.has(batch.number))
        hashes.set(batch.number, batch.hash.toString("hex"));
      last = batch;
    }
  }
  return { last, hashes, announced };
}

/** A key may follow another only when the log says so: `keys.rotated`, or taken in from a machine that had its own. */
function isOtherKey(
  { keys }: VerifyOptions,
  [before, batch]: readonly [Batch, Batch],
  { inUse }: Announced,
): boolean {
  if (before.key === batch.key) return false;
  const [earlier, later] = [keys.get(before.key), keys.get(batch.key)];
  if (earlier === undefined || later === undefined) return false; // said already
  return !earlier.equals(later) && !inUse.has(namesOfKey(later).thumbprint);
}

function checkLink(
  batch: Batch,
  before: Batch | undefined,
  keys: VerifyOptions["keys"],
): readonly LogBreak[] {
  const found = (message: string): LogBreak => ({
    batch: batch.number,
    message,
  });
  const key = keys.get(batch.key);
  return [
    batch.number !== (before?.number ?? 0) + 1 &&
      found(`Batch ${(before?.number ?? 0) + 1} is missing.`),
    batch.first !== (before?.last ?? 0) + 1 &&
      found(
        `It begins at ${batch.first}; the one before ends at ${before?.last ?? 0}.`,
      ),
    !batch.previous.equals(before?.hash ?? genesis) &&
      found("It is not chained to the batch before."),
    !batch.hash.equals(batchHash(batch)) &&
      found("Its hash is not that of its contents."),
    key === undefined
      ? found(
          `It is signed by the key ${batch.key}, which is not among the published ones.`,
        )
      : !isSigned(key, batch.hash, batch.signature) &&
        found("Its signature is not that of the key it names."),
  ].filter((one) => one !== false);
}

async function checkEntries(
  tx: Tx,
  batch: Batch,
  announced: Announced,
): Promise<readonly LogBreak[]> {
  const rows = await tx.query<
    Partial<LeafRow> & { position: number; leaf: Buffer }
  >(
    `select sealed.position, coalesce(sealed.leaf, '') as leaf, ${leafColumns} from log.sealed left join log.entry on entry.id = sealed.entry_id
     where sealed.position between $1 and $2 order by sealed.position`,
    [batch.first, batch.last],
  );
  const found = rows.flatMap(({ position, leaf, ...row }, index) => {
    const at = { batch: batch.number, position };
    if (position !== batch.first + index)
      return [
        {
          ...at,
          message: `Position ${batch.first + index} is missing or out of place.`,
        },
      ];
    if (row.id === null) return [{ ...at, message: "The entry was removed." }];
    if (row.kind?.startsWith("keys.")) announce(announced, row);
    return leafHash(leafEntryOf(row as LeafRow, leaf)).equals(leaf)
      ? []
      : [{ ...at, message: "The entry was changed after it was sealed." }];
  });
  const size = batch.last - batch.first + 1;
  const fault =
    rows.length !== size
      ? `It should hold ${size} entries and holds ${rows.length}.`
      : !merkleRoot(rows.map(({ leaf }) => leaf)).equals(batch.root) &&
        "Its root is not that of its entries.";
  return fault ? [...found, { batch: batch.number, message: fault }] : found;
}

function announce(
  { inUse, revokedAt }: Announced,
  { dimensions = "{}", recordedAt }: Partial<LeafRow>,
): void {
  const said: unknown = JSON.parse(dimensions);
  const { kid, revoked } = { ...(said as Record<string, string>) };
  if (kid !== undefined) inUse.add(kid);
  if (revoked === undefined) return;
  inUse.delete(revoked);
  revokedAt.set(revoked, new Date(Number(recordedAt) / 1000));
}

/** Heads outside say how the log stood; a log that was cut short or rewritten with the key cannot match them, and each carries the one before. */
function checkHeads(
  options: VerifyOptions,
  { last, hashes, announced, now }: Chain & { readonly now: Date },
): readonly LogBreak[] {
  const { heads, daily = [], keys } = options;
  const newest = heads.at(-1);
  const compare = (
    name: string,
    head: { readonly batch: number; readonly hash: string },
    fault: string | undefined,
  ): readonly LogBreak[] => {
    const at = { batch: head.batch };
    const hash = hashes.get(head.batch);
    if (fault !== undefined) return [{ ...at, message: fault }];
    if (hash === undefined)
      return [
        { ...at, message: `${name} was published for a batch that is gone.` },
      ];
    return hash === head.hash
      ? []
      : [{ ...at, message: `The log differs from ${name.toLowerCase()}.` }];
  };
  const late =
    last !== undefined &&
    last.number > (newest?.batch ?? 0) &&
    now.getTime() - last.sealedAt.getTime() > unpublishedMsMax;
  return [
    ...(newest === undefined
      ? [{ message: "No head was published: nothing outside vouches for it." }]
      : []),
    ...heads.flatMap((head, index) =>
      compare(
        `Head ${head.number}`,
        head,
        isRevoked(announced, keys.get(head.key), new Date(head.at))
          ? `Head ${head.number} is signed by a key after that was revoked.`
          : findHeadFault(head, heads[index - 1]),
      ),
    ),
    ...daily.flatMap((head) => {
      const key = keys.get(head.key);
      const isGood = key !== undefined && isDailyHeadSigned(head, key);
      const fault = `The head of ${head.day} is not signed by a published key.`;
      return compare(
        `The head of ${head.day}`,
        head,
        isGood ? undefined : fault,
      );
    }),
    ...(newest !== undefined && late
      ? [
          {
            batch: newest.batch + 1,
            message: `Head ${newest.number} is the last, of batch ${newest.batch}; batches up to ${last.number} have none: heads were removed or did not go out.`,
          },
        ]
      : []),
  ];
}

/** What stands outside the chain: positions in no batch, entries behind the sealer's back or left waiting, a cursor or follower that was moved. */
const findLoose = (
  tx: Tx,
  lastPosition: number,
  now: Date,
): Promise<readonly LogBreak[]> =>
  tx.query<LogBreak>(
    `with last as (
      select e.written_by, e.id from log.sealed s join log.entry e on e.id = s.entry_id order by s.position desc limit 1)
     select 'Position ' || position || ' is in no batch.' as message from log.sealed where position > $1
     union all
     select 'Position ' || position || ' says batch ' || sealed.batch || ', which does not reach there.' from log.sealed
     left join log.batch b on b.number = sealed.batch and sealed.position between b.first_position and b.last_position
     where b.number is null and position <= $1
     union all
     select 'Entry ' || e.id || ' stands where sealing had already passed.' from log.entry e, log.cursor
     where ((e.written_by, e.id) <= (cursor.written_by, cursor.entry_id) or e.id <= cursor.first_id)
       and not exists (select from log.sealed where sealed.entry_id = e.id)
     union all
     select 'Entry ' || e.id || ' has waited to be sealed since ' || to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC. Run joinery work, and find out what holds sealing up.'
     from log.entry e where e.recorded_at < $2 and not exists (select from log.sealed where sealed.entry_id = e.id)
     union all
     select 'log.cursor was moved: it does not stand at the last sealed entry.' from (select count(*) as rows from log.cursor) as held
     where held.rows = 0 or exists (select from log.cursor c, last where not (
       (c.written_by = last.written_by and c.entry_id = last.id and c.first_id < last.id)
       or (c.written_by = '0' and c.entry_id = 0 and c.first_id = (select max(entry_id) from log.sealed))))
     union all
     select 'log.follower was moved: ' || name || ' stands at ' || position || ', behind the last position ' || $1 || '.' from log.follower
     where position > $1
     limit ${breaksMax}`,
    [lastPosition, new Date(now.getTime() - unsealedMsMax)],
  );
