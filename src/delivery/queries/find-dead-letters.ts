import type { Tx } from "#postgres";
import type { Attempt } from "./record-visits.ts";

/** A delivery that stopped its lane, with what it carries and every answer to it. */
export type DeadLetter = {
  readonly id: string;
  readonly organisation: string;
  readonly subject: string;
  readonly reference: string;
  readonly lifeEvent: string;
  readonly flow: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly attempts: readonly (Pick<
    Attempt,
    "number" | "status" | "fault" | "answer"
  > & { readonly at: string })[];
  /** Deliveries that wait behind it. */
  readonly waitingBehind: number;
};

/** Dead letters this transaction's context may see, oldest first; one alone when its id is given. */
export const findDeadLetters = (
  tx: Tx,
  id?: string,
): Promise<readonly DeadLetter[]> =>
  tx.query<DeadLetter>(
    `select d.id, d.organisation, d.subject, d.reference, d.life_event as "lifeEvent", d.flow, d.kind, coalesce(d.fields_hidden, d.fields) as fields, d.created_at as "createdAt",
      lane.numbered - d.number as "waitingBehind",
      coalesce((
        select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', a.number, 'at', a.at, 'status', a.status, 'fault', a.fault, 'answer', a.answer)) order by a.number)
        from delivery.attempt a where a.delivery = d.id
      ), '[]') as attempts
    from delivery.delivery d join delivery.lane on lane.id = d.lane
    where d.state = 'dead' and ($1::uuid is null or d.id = $1)
    order by d.created_at limit 500`,
    [id ?? null],
  );
