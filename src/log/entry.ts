import type { Tx } from "#postgres";

/** An entry with its place in the sealed log. */
export type SealedEntry = {
  /** From 1, without gaps. */
  readonly position: number;
  readonly id: number;
  readonly kind: string;
  readonly subject: string | null;
  readonly organisation: string | null;
  readonly dimensions: Readonly<Record<string, unknown>>;
  readonly recordedAt: Date;
};

/** The columns of `log.entry` in it. */
export const entryColumns = `entry.id, entry.kind, entry.subject, entry.organisation, entry.dimensions, entry.recorded_at as "recordedAt"`;

/** Up to `limit` sealed entries after a position, in order. */
export const findEntriesAfter = (
  tx: Tx,
  position: number,
  limit: number,
): Promise<readonly SealedEntry[]> =>
  tx.query<SealedEntry>(
    `select sealed.position, ${entryColumns}
     from log.sealed join log.entry on entry.id = sealed.entry_id
     where sealed.position > $1 order by sealed.position limit $2`,
    [position, limit],
  );
