import type { KeyObject } from "node:crypto";
import type { Tx } from "#postgres";
import type { Batch } from "./batch.ts";
import { batchHash, findBatch } from "./batch.ts";
import type { LeafEntry, LeafRow } from "./leaf.ts";
import { leafColumns, leafEntryOf, leafHash } from "./leaf.ts";
import { merklePath, rootFromPath } from "./merkle.ts";
import { isSigned } from "./signing-key.ts";

/** All that is needed to check, without the database, that an entry is in the log. Binary values are hexadecimal. */
export type EntryProof = {
  readonly entry: LeafEntry;
  readonly index: number;
  readonly path: readonly string[];
  readonly batch: {
    readonly number: number;
    readonly first: number;
    readonly last: number;
    readonly previous: string;
    readonly sealedAt: string;
    readonly key: string;
    readonly signature: string;
  };
};

/** Undefined while the entry is not sealed, or is not visible in this context. */
export async function proveEntry(
  tx: Tx,
  id: number,
): Promise<EntryProof | undefined> {
  const row = await tx.find<
    LeafRow & { batch: number; position: number; leaf: Buffer }
  >(
    `select ${leafColumns}, sealed.batch, sealed.position, sealed.leaf from log.sealed join log.entry on entry.id = sealed.entry_id where entry.id = $1`,
    [id],
  );
  const batch = row && (await findBatch(tx, row.batch));
  if (row === undefined || batch === undefined) return undefined;
  const leaves = await tx.query<{ leaf: Buffer }>(
    "select leaf from log.sealed where position between $1 and $2 order by position",
    [batch.first, batch.last],
  );
  const index = row.position - batch.first;
  const path = merklePath(
    leaves.map(({ leaf }) => leaf),
    index,
  );
  return {
    entry: leafEntryOf(row, row.leaf),
    index,
    path: path.map((hash) => hash.toString("hex")),
    batch: outward(batch),
  };
}

const outward = (batch: Batch): EntryProof["batch"] => ({
  number: batch.number,
  first: batch.first,
  last: batch.last,
  previous: batch.previous.toString("hex"),
  sealedAt: batch.sealedAt.toISOString(),
  key: batch.key,
  signature: batch.signature.toString("hex"),
});

/** True when the entry, unchanged, is under a batch that this key signed. */
export function isProofValid(proof: EntryProof, publicKey: KeyObject): boolean {
  const { batch } = proof;
  const root = rootFromPath({
    leaf: leafHash(proof.entry),
    index: proof.index,
    size: batch.last - batch.first + 1,
    path: proof.path.map((hash) => Buffer.from(hash, "hex")),
  });
  if (root === undefined) return false;
  const hash = batchHash({
    ...batch,
    root,
    previous: Buffer.from(batch.previous, "hex"),
    sealedAt: new Date(batch.sealedAt),
  });
  return isSigned(publicKey, hash, Buffer.from(batch.signature, "hex"));
}
