import { createHash } from "node:crypto";

/** An entry as the hash sees it: every value as PostgreSQL writes it, absent ones as `undefined`. */
export type LeafEntry = {
  readonly id: string;
  readonly kind: string;
  readonly subject?: string;
  readonly organisation?: string;
  readonly dimensions: string;
  /** Hexadecimal. */
  readonly digest?: string;
  /** Hexadecimal. */
  readonly nonce: string;
  /** Microseconds since 1970, UTC. */
  readonly recordedAt: string;
  /** The transaction that wrote it; absent in what was sealed before the hash covered it. */
  readonly writtenBy?: string;
};

export const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Whatever stands where a text should is told from every text: somebody may have changed the table. */
const part = (value: string | undefined): string =>
  typeof value !== "string" ? "-," : `${Buffer.byteLength(value)}:${value},`;

/** Values with their lengths, so that no two lists read alike. */
export const encodeParts = (values: readonly (string | undefined)[]): Buffer =>
  Buffer.from(values.map(part).join(""), "utf8");

/** The same hash as the SQL function `log.leaf`, computed apart from the database that is being checked. */
export const leafHash = (entry: LeafEntry): Buffer =>
  sha256(
    Buffer.of(0),
    encodeParts([
      entry.id,
      entry.kind,
      entry.subject,
      entry.organisation,
      entry.dimensions,
      entry.digest,
      entry.nonce,
      entry.recordedAt,
      ...(entry.writtenBy === undefined ? [] : [entry.writtenBy]),
    ]),
  );

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
