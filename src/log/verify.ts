import type { KeyObject } from "node:crypto";
import type { Context, Database, Tx } from "#postgres";
import type { Batch } from "./batch.ts";
import { batchHash, findBatchesAfter, genesis } from "./batch.ts";
import { countUnsealed } from "./count-unsealed.ts";
import type { Head } from "./heads.ts";
import { isHeadSigned } from "./heads.ts";
import { leafHash } from "./leaf.ts";
import type { LeafRow } from "./leaf-row.ts";
import { leafColumns, leafEntryOf } from "./leaf-row.ts";
import { merkleRoot } from "./merkle.ts";
import { isSigned } from "./signing-key.ts";

/** Where the log breaks; `position` is an entry's place, absent when a whole batch or head is meant. */
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
  readonly breaks: readonly LogBreak[];
};

export type VerifyOptions = {
  readonly heads: readonly Head[];
  /** The keys that are trusted, by fingerprint: never taken from the database. */
  readonly keys: ReadonlyMap<string, KeyObject>;
};

const verifier: Context = { kind: "process", name: "verifier" };
const batchesAtOnce = 50;
const breaksMax = 100; // one change can break all that follows

/** Recomputes every hash of the sealed log from its entries and says where it breaks. Reads as the application does; changes nothing. */
export const verifyLog = (
  db: Database,
  options: VerifyOptions,
): Promise<LogReport> =>
  db.transaction(verifier, async (tx) => {
    await tx.query(
      "set transaction isolation level repeatable read, read only",
    );
    const breaks: LogBreak[] = [];
    const { last, hashes } = await verifyChain(tx, options, breaks);
    breaks.push(...checkHeads(options, hashes));
    breaks.push(...(await findLoose(tx, last?.last ?? 0)));
    return {
      entries: last?.last ?? 0,
      batches: last?.number ?? 0,
      heads: options.heads.length,
      unsealed: await countUnsealed(tx),
      breaks: breaks.slice(0, breaksMax),
    };
  });

async function verifyChain(
  tx: Tx,
  options: VerifyOptions,
  breaks: LogBreak[],
): Promise<{ last?: Batch; hashes: ReadonlyMap<number, string> }> {
  const wanted = new Set(options.heads.map(({ batch }) => batch));
  const hashes = new Map<number, string>();
  let last: Batch | undefined;
  for (;;) {
    const batches = await findBatchesAfter(
      tx,
      last?.number ?? 0,
      batchesAtOnce,
    );
    if (batches.length === 0) break;
    for (const batch of batches) {
      breaks.push(...checkLink(batch, last, options.keys));
      if (breaks.length < breaksMax)
        breaks.push(...(await checkEntries(tx, batch)));
      if (wanted.has(batch.number))
        hashes.set(batch.number, batch.hash.toString("hex"));
      last = batch;
    }
  }
  return { ...(last && { last }), hashes };
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
): Promise<readonly LogBreak[]> {
  const rows = await tx.query<
    Partial<LeafRow> & { position: number; leaf: Buffer }
  >(
    `select sealed.position, sealed.leaf, ${leafColumns} from log.sealed left join log.entry on entry.id = sealed.entry_id
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
    return leafHash(leafEntryOf(row as LeafRow)).equals(leaf)
      ? []
      : [{ ...at, message: "The entry was changed after it was sealed." }];
  });
  if (rows.length !== batch.last - batch.first + 1)
    return [
      ...found,
      {
        batch: batch.number,
        message: `It should hold ${batch.last - batch.first + 1} entries and holds ${rows.length}.`,
      },
    ];
  const isRooted = merkleRoot(rows.map(({ leaf }) => leaf)).equals(batch.root);
  return isRooted
    ? found
    : [
        ...found,
        {
          batch: batch.number,
          message: "Its root is not that of its entries.",
        },
      ];
}

/** A head outside says how the log stood; a log that was cut short or rewritten with the key cannot match it. */
const checkHeads = (
  options: VerifyOptions,
  hashes: ReadonlyMap<number, string>,
): readonly LogBreak[] =>
  options.heads.flatMap((head) => {
    const key = options.keys.get(head.key);
    const at = { batch: head.batch };
    if (key === undefined || !isHeadSigned(head, key))
      return [
        {
          ...at,
          message: `The head of ${head.day} is not signed by a published key.`,
        },
      ];
    const hash = hashes.get(head.batch);
    if (hash === undefined)
      return [
        {
          ...at,
          message: `The head of ${head.day} was published for a batch that is gone.`,
        },
      ];
    return hash === head.hash
      ? []
      : [
          {
            ...at,
            message: `The log differs from the head published on ${head.day}.`,
          },
        ];
  });

/** Sealed positions behind the last batch, and entries that turned up behind the sealer's back. */
async function findLoose(
  tx: Tx,
  lastPosition: number,
): Promise<readonly LogBreak[]> {
  const rows = await tx.query<{ message: string }>(
    `select 'Position ' || position || ' is in no batch.' as message from log.sealed where position > $1
     union all
     select 'Entry ' || entry.id || ' stands where sealing had already passed.' from log.entry, log.cursor
     where ((entry.written_by, entry.id) <= (cursor.written_by, cursor.entry_id) or entry.id <= cursor.first_id)
       and not exists (select from log.sealed where sealed.entry_id = entry.id)
     limit ${breaksMax}`,
    [lastPosition],
  );
  return rows;
}
