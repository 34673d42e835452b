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

/** Up to `limit` sealed entries after a position, in order. */
export const findEntriesAfter = (
  tx: Tx,
  position: number,
  limit: number,
): Promise<readonly SealedEntry[]> =>
  tx.query<SealedEntry>(
    `select sealed.position, entry.id, entry.kind, entry.subject, entry.organisation, entry.dimensions, entry.recorded_at as "recordedAt"
     from log.sealed join log.entry on entry.id = sealed.entry_id
     where sealed.position > $1 order by sealed.position limit $2`,
    [position, limit],
  );
