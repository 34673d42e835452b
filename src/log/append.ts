import { inContext } from "#postgres";
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

/** The same, unless just this was said of its subject today, in London: what anybody may set off as often as they like. */
export const appendOnceADay = (
  tx: Tx,
  draft: Required<Pick<LogDraft, "kind" | "subject" | "dimensions">>,
): Promise<unknown> =>
  inContext(tx, { kind: "process", name: "log" }, async () => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `${draft.kind} ${draft.subject}`,
    ]);
    const said = await tx.query(
      `select from log.entry where kind = $kind and subject = $subject and dimensions = $dimensions::jsonb
         and (recorded_at at time zone 'Europe/London')::date = (clock_timestamp() at time zone 'Europe/London')::date limit 1`,
      { ...draft, dimensions: JSON.stringify(draft.dimensions) },
    );
    return said.length === 0 && appendLog(tx, draft);
  });
