import type { LeafEntry } from "./leaf.ts";
import { leafHash } from "./leaf.ts";

/** An entry's row with every value as text, as the hash needs it. */
export type LeafRow = {
  readonly id: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly organisation: string | null;
  readonly dimensions: string;
  readonly digest: string | null;
  readonly nonce: string;
  readonly recordedAt: string;
  readonly writtenBy: string;
};

export const leafColumns = `entry.id::text, entry.kind, entry.subject::text, entry.organisation, entry.dimensions::text as dimensions,
  encode(entry.digest, 'hex') as digest, encode(entry.nonce, 'hex') as nonce,
  (extract(epoch from entry.recorded_at) * 1000000)::bigint::text as "recordedAt", entry.written_by::text as "writtenBy"`;

/** The entry as its leaf was made of it: with the transaction that wrote it, unless it was sealed before the hash covered that. */
export function leafEntryOf(row: LeafRow, leaf: Uint8Array): LeafEntry {
  const entry = entryOf(row);
  const whole = { ...entry, writtenBy: row.writtenBy };
  return leafHash(whole).equals(leaf) ? whole : entry;
}

const entryOf = (row: LeafRow): LeafEntry => ({
  id: row.id,
  kind: row.kind,
  ...(row.subject !== null && { subject: row.subject }),
  ...(row.organisation !== null && { organisation: row.organisation }),
  dimensions: row.dimensions,
  ...(row.digest !== null && { digest: row.digest }),
  nonce: row.nonce,
  recordedAt: row.recordedAt,
});
