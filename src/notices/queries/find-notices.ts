import type { Tx } from "#postgres";
import type { DeliveryKind } from "#delivery";

/** What was told: once, on a day, by somebody, about a subject. */
export type Notice = {
  readonly id: string;
  readonly reference: string;
  readonly kind: DeliveryKind;
  /** `undoing` is a withdrawal itself; `joined` leaves the bodies to the first notice. */
  readonly state: "standing" | "joined" | "corrected" | "withdrawn" | "undoing";
  readonly lifeEvent: string;
  readonly subject: string;
  readonly occurrence: string;
  readonly teller: string | null;
  readonly capacity: string;
  readonly catalogue: string;
  readonly channel: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly confirmedAt: Date;
  readonly logEntry: number | null;
  /** References of the notice this one is about, joins, and was closed by. */
  readonly about: string | null;
  readonly joins: string | null;
  readonly closedBy: string | null;
};

const selected = `select n.id, n.reference, n.kind, n.state, n.life_event as "lifeEvent", n.subject, n.occurrence, n.teller, n.capacity, n.catalogue, n.channel,
  n.facts, n.reason, n.confirmed_at as "confirmedAt", n.log_entry as "logEntry",
  about.reference as about, first.reference as joins, closed.reference as "closedBy"
  from notices.notice n
  left join notices.notice about on about.id = n.about
  left join notices.notice first on first.id = n.joins
  left join notices.notice closed on closed.id = n.closed_by`;

/** A notice this transaction's context may see. */
export async function findNotice(
  tx: Tx,
  reference: string,
): Promise<Notice | undefined> {
  const [found] = await tx.query<Notice>(`${selected} where n.reference = $1`, [
    reference,
  ]);
  return found;
}

/** The notices about a customer or told by them, newest first. */
export const findNotices = (
  tx: Tx,
  customer: string,
): Promise<readonly Notice[]> =>
  tx.query<Notice>(
    `${selected} where n.subject = $1 or n.teller = $1 order by n.confirmed_at desc`,
    [customer],
  );

/**
 * One notice for each happening, the newest: what corrects, takes back or joins another is about the same as that one.
 * The order is kept; `notices` come newest first.
 */
export const happeningsOf = (notices: readonly Notice[]): readonly Notice[] =>
  [
    ...new Map(
      notices
        .toReversed()
        .map((one) => [
          `${one.subject} ${one.lifeEvent} ${one.occurrence}`,
          one,
        ]),
    ).values(),
  ].toSorted((a, b) => b.confirmedAt.getTime() - a.confirmedAt.getTime());

/** What follows from a notice for one flow, as it was recorded. */
export type RecordedConsequence = {
  readonly organisation: string;
  readonly flow: string;
  readonly flowVersion: number;
  readonly effect: string;
  readonly kind: DeliveryKind | "unchanged" | "joined" | "opted-out";
  readonly discharges: boolean;
  readonly estimate: unknown;
  readonly delivery: string | null;
};

/** The consequences of a notice; with those that joined it added, when asked. */
export const findConsequences = (
  tx: Tx,
  notice: string,
  withJoined: boolean,
): Promise<readonly RecordedConsequence[]> =>
  tx.query<RecordedConsequence>(
    `select c.organisation, c.flow, c.flow_version as "flowVersion", c.effect, c.kind, c.discharges, c.estimate, c.delivery
    from notices.consequence c join notices.notice n on n.id = c.notice
    where n.id = $1 or ($2 and n.joins = $1 and c.kind = 'told')
    order by n.id <> $1, n.confirmed_at, c.place`,
    [notice, withJoined],
  );
