import type { Context, Database, Tx } from "#postgres";
import { batchHash, findLastBatch, genesis, insertBatch } from "./batch.ts";
import type { Batch } from "./batch.ts";
import { merkleRoot } from "./merkle.ts";
import type { SigningKey } from "./signing-key.ts";
import { signHash } from "./signing-key.ts";

/** The channel notified when entries were sealed. */
export const sealedChannel = "log_sealed";
export const sealer: Context = { kind: "process", name: "sealer" };
/** One is sealed well within a statement's time limit on a machine that has much else to do, whatever lies behind it. */
const batchMax = 1_024;
const lockKey = 5_012_007; // one sealer at a time, across processes

type SealedRow = {
  readonly position: number;
  readonly entryId: number;
  readonly writtenBy: string;
  readonly leaf: Buffer;
};

/**
 * Seals the next batch and gives it; undefined when nothing may be sealed yet or another sealer is at work.
 * Only entries of transactions below the snapshot's oldest running one are taken: nothing can still
 * appear before them. Their order is (transaction, entry).
 */
export const sealBatch = (
  db: Database,
  options: { readonly key: SigningKey; readonly now: Date },
): Promise<Batch | undefined> =>
  db.transaction(sealer, async (tx) => {
    if (!(await tryLock(tx))) return undefined;
    const previous = await findLastBatch(tx); // after the lock: sees what the last sealer committed
    const start = {
      number: (previous?.number ?? 0) + 1,
      first: (previous?.last ?? 0) + 1,
    };
    const rows = await numberEntries(tx, start);
    const last = rows.at(-1);
    if (last === undefined) return undefined;
    const batch = signBatch(options.key, {
      ...start,
      last: last.position,
      root: merkleRoot(rows.map(({ leaf }) => leaf)),
      previous: previous?.hash ?? genesis,
      sealedAt: options.now,
    });
    await insertBatch(tx, batch);
    await advanceCursor(tx, last);
    await tx.query("select log.keep_brought($1, $2)", [
      batch.first,
      batch.last,
    ]);
    await tx.query(`select pg_notify('${sealedChannel}', $1)`, [
      String(batch.last),
    ]);
    return batch;
  });

const tryLock = async (tx: Tx): Promise<boolean> =>
  (await tx.find<{ locked: boolean }>(
    `select pg_try_advisory_xact_lock(${lockKey}) as locked`,
  ))!.locked;

function signBatch(
  key: SigningKey,
  draft: Omit<Batch, "hash" | "key" | "signature">,
): Batch {
  const hash = batchHash(draft);
  return {
    ...draft,
    hash,
    key: key.fingerprint,
    signature: signHash(key, hash),
  };
}

/** Where sealing stands, in the order (transaction, entry). */
type Cursor = {
  readonly writtenBy: string;
  readonly entryId: number;
  readonly firstId: number;
};

/** Entries whose transaction this cluster has not reached yet came with a restored dump; nothing can appear before them either. */
const nextEntries = `
  select entry.* from log.entry
  where (entry.written_by, entry.id) > ($writtenBy::text::xid8, $entryId::bigint) and entry.id > $firstId
    and (entry.written_by < pg_snapshot_xmin(pg_current_snapshot()) or entry.written_by >= pg_snapshot_xmax(pg_current_snapshot()))
  order by entry.written_by, entry.id
  limit ${batchMax}`;

const sealEntries = `
  with next as materialized (${nextEntries}),
  numbered as (
    select row_number() over (order by written_by, id) - 1 + $first::bigint as position, next.id, next.written_by,
      log.leaf(next::log.entry) as leaf
    from next),
  sealed as (
    insert into log.sealed (position, entry_id, batch, leaf) select position, id, $number, leaf from numbered)
  select position, id as "entryId", written_by as "writtenBy", leaf from numbered order by position`;

async function numberEntries(
  tx: Tx,
  start: { readonly number: number; readonly first: number },
): Promise<readonly SealedRow[]> {
  const cursor = await readCursor(tx);
  const rows = await tx.query<SealedRow>(sealEntries, { ...cursor, ...start });
  if (rows.length === 0) await beginAnewAfterRestore(tx);
  return rows;
}

async function readCursor(tx: Tx): Promise<Cursor> {
  const cursor = await tx.find<Cursor>(
    `select written_by as "writtenBy", entry_id as "entryId", first_id as "firstId" from log.cursor`,
  );
  if (cursor === undefined) throw new Error("log.cursor has lost its row");
  return cursor;
}

/**
 * After a dump was loaded into another cluster, transactions count from the start again and new entries would sort before the cursor.
 * Once all that came with the dump is sealed, the cursor begins anew behind it.
 */
async function beginAnewAfterRestore(tx: Tx): Promise<void> {
  await tx.query(
    `update log.cursor set written_by = '0', entry_id = 0, first_id = (select max(entry_id) from log.sealed)
     where written_by >= pg_snapshot_xmax(pg_current_snapshot())`,
  );
}

async function advanceCursor(tx: Tx, last: SealedRow): Promise<void> {
  await tx.query(
    "update log.cursor set written_by = $1::text::xid8, entry_id = $2",
    [last.writtenBy, last.entryId],
  );
}
