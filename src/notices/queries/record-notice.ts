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
export function recordNotice(
  tx: Tx,
  row: NoticeRow,
): Promise<Recorded | undefined> {
  const each = <V>(value: (one: ConsequenceRow) => V | undefined) =>
    row.consequences.map(value);
  return tx.find<Recorded>(
    `select outcome, notice, notice_reference as reference from notices.record($id, $reference, $token, $digest, $kind, $about?, $lifeEvent, $subject, $occurrence,
      $teller?, $capacity, $mandate?, $catalogue, $channel, $facts, $reason?, $organisations::text[], $flows::text[], $flowVersions::integer[], $effects::text[],
      $kinds::text[], $discharges::boolean[], $estimates::jsonb[], $deliveries::uuid[], $fields::jsonb[], $undoes::uuid[], $owner?, $customer?)`,
    {
      ...row,
      organisations: each(({ organisation }) => organisation),
      flows: each(({ flow }) => flow),
      flowVersions: each(({ flowVersion }) => flowVersion),
      effects: each(({ effect }) => effect),
      kinds: each(({ kind }) => kind),
      discharges: each(({ discharges }) => discharges),
      estimates: each(({ estimate }) => estimate && JSON.stringify(estimate)),
      deliveries: each(({ delivery }) => delivery),
      fields: each(({ fields }) => JSON.stringify(fields)),
      undoes: each(({ undoes }) => undoes),
    },
  );
}
