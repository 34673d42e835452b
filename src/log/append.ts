import type { Tx } from "#postgres";

/** What happened. `dimensions` are for measures and must not tell who; `personal` is digested with a salt and not stored. */
export type LogDraft = {
  /** `room.what-happened`, e.g. `notices.confirmed`. */
  readonly kind: string;
  /** A customer's id. */
  readonly subject?: string | undefined;
  readonly organisation?: string | undefined;
  readonly dimensions?: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, unknown>> | undefined;
};

/** Appends one entry, which commits or rolls back with the transaction, and gives its id. */
export async function appendLog(tx: Tx, draft: LogDraft): Promise<number> {
  const row = await tx.find<{ id: number }>(
    "select log.append($kind, $subject?, $organisation?, $dimensions, $personal?) as id",
    { dimensions: {}, ...draft },
  );
  return row!.id;
}
