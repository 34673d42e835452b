import type { Tx } from "#postgres";
import { encodeParts, sha256 } from "./leaf.ts";

/** A run of sealed entries: the root of their tree, chained to the batch before and signed. */
export type Batch = {
  readonly number: number;
  readonly first: number;
  readonly last: number;
  readonly root: Buffer;
  readonly previous: Buffer;
  readonly hash: Buffer;
  /** Fingerprint of the key. */
  readonly key: string;
  readonly signature: Buffer;
  readonly sealedAt: Date;
};

/** What the first batch is chained to. */
export const genesis: Buffer = Buffer.alloc(32);

/** The hash that is signed and that the next batch carries on. */
export const batchHash = (
  batch: Pick<
    Batch,
    "number" | "first" | "last" | "root" | "previous" | "sealedAt"
  >,
): Buffer =>
  sha256(
    Buffer.of(2),
    encodeParts([
      String(batch.number),
      String(batch.first),
      String(batch.last),
      batch.root.toString("hex"),
      batch.previous.toString("hex"),
      batch.sealedAt.toISOString(),
    ]),
  );

const columns = `number, first_position as first, last_position as last, root, previous, hash, key, signature, sealed_at as "sealedAt"`;

/** Undefined while nothing was sealed. */
export const findLastBatch = (tx: Tx): Promise<Batch | undefined> =>
  tx.find<Batch>(
    `select ${columns} from log.batch order by number desc limit 1`,
  );

export const findBatch = (tx: Tx, number: number): Promise<Batch | undefined> =>
  tx.find<Batch>(`select ${columns} from log.batch where number = $1`, [
    number,
  ]);

/** Up to `limit` batches after one, in order. */
export const findBatchesAfter = (
  tx: Tx,
  after: number,
  limit: number,
): Promise<readonly Batch[]> =>
  tx.query<Batch>(
    `select ${columns} from log.batch where number > $1 order by number limit $2`,
    [after, limit],
  );

export const insertBatch = (tx: Tx, batch: Batch): Promise<unknown> =>
  tx.query(
    `insert into log.batch (number, first_position, last_position, root, previous, hash, key, signature, sealed_at)
     values ($number, $first, $last, $root, $previous, $hash, $key, $signature, $sealedAt)`,
    batch,
  );
