import type { Tx } from "#postgres";

/** What happened. `dimensions` are for measures and must not tell who; `personal` is digested with a salt and not stored. */
export type LogDraft = {
  /** `room.what-happened`, e.g. `notices.confirmed`. */
  readonly kind: string;
  /** A customer's id. */
  readonly subject?: string;
  readonly organisation?: string;
  readonly dimensions?: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, unknown>>;
};

/** Appends one entry, which commits or rolls back with the transaction, and gives its id. */
export async function appendLog(tx: Tx, draft: LogDraft): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    "select log.append($1, $2, $3, $4, $5) as id",
    [
      draft.kind,
      draft.subject ?? null,
      draft.organisation ?? null,
      JSON.stringify(draft.dimensions ?? {}),
      draft.personal === undefined ? null : JSON.stringify(draft.personal),
    ],
  );
  if (row === undefined) throw new Error("log.append gave no id");
  return row.id;
}
