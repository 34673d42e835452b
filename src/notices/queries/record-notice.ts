import type { Tx } from "#postgres";
import type { DeliveryKind } from "#delivery";

export type ConsequenceRow = {
  readonly organisation: string;
  readonly flow: string;
  readonly flowVersion: number;
  readonly effect: string;
  readonly kind:
    DeliveryKind | "unchanged" | "joined" | "opted-out" | "released";
  readonly discharges: boolean;
  readonly estimate?: unknown;
  /** The new delivery's id, or the carried one's when unchanged. */
  readonly delivery?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly undoes?: string;
};

export type NoticeRow = {
  readonly id: string;
  readonly reference: string;
  readonly token: string;
  readonly digest: Buffer;
  readonly kind: DeliveryKind;
  readonly about?: string;
  readonly lifeEvent: string;
  readonly subject: string;
  readonly occurrence: string;
  readonly teller?: string | undefined;
  readonly capacity: string;
  readonly mandate?: string | undefined;
  readonly catalogue: string;
  readonly channel: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly reason?: string;
  readonly owner?: string | undefined;
  readonly customer?: string | undefined;
  readonly consequences: readonly ConsequenceRow[];
};

export type Recorded = {
  readonly outcome:
    | "confirmed"
    | "repeated"
    | "joined"
    | "token-reused"
    | "not-standing"
    | "told-alike"
    | "told-otherwise";
  readonly notice: string;
  readonly reference: string;
};

/** Writes a notice, its consequences, deliveries and log entry in one statement. */
export async function recordNotice(
  tx: Tx,
  row: NoticeRow,
): Promise<Recorded | undefined> {
  const each = <V>(value: (one: ConsequenceRow) => V | undefined) =>
    row.consequences.map((one) => value(one) ?? null);
  const [recorded] = await tx.query<Recorded>(
    `select outcome, notice, notice_reference as reference from notices.record($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
      $17::text[], $18::text[], $19::integer[], $20::text[], $21::text[], $22::boolean[], $23::jsonb[], $24::uuid[], $25::jsonb[], $26::uuid[], $27, $28)`,
    [
      row.id,
      row.reference,
      row.token,
      row.digest,
      row.kind,
      row.about ?? null,
      row.lifeEvent,
      row.subject,
      row.occurrence,
      row.teller ?? null,
      row.capacity,
      row.mandate ?? null,
      row.catalogue,
      row.channel,
      JSON.stringify(row.facts),
      row.reason ?? null,
      each(({ organisation }) => organisation),
      each(({ flow }) => flow),
      each(({ flowVersion }) => flowVersion),
      each(({ effect }) => effect),
      each(({ kind }) => kind),
      each(({ discharges }) => discharges),
      each(({ estimate }) => estimate && JSON.stringify(estimate)),
      each(({ delivery }) => delivery),
      each(({ fields }) => JSON.stringify(fields)),
      each(({ undoes }) => undoes),
      row.owner ?? null,
      row.customer ?? null,
    ],
  );
  return recorded;
}
