import type { Tx } from "#postgres";
import type { DeliveryKind } from "#delivery";
import type { ConsequenceRow, NoticeRow } from "./record-notice.ts";

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
  /** Who made it, and in whose name; none for what was told without an account before tellings had owners. */
  readonly owner: string | null;
  readonly customer: string | null;
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

const selected = `select n.id, n.reference, n.kind, n.state, n.life_event as "lifeEvent", n.subject, n.occurrence, n.teller, n.owner, n.customer, n.capacity, n.catalogue, n.channel,
  n.facts, n.reason, n.confirmed_at as "confirmedAt", n.log_entry as "logEntry",
  about.reference as about, first.reference as joins, closed.reference as "closedBy"
  from notices.notice n
  left join notices.notice about on about.id = n.about
  left join notices.notice first on first.id = n.joins
  left join notices.notice closed on closed.id = n.closed_by`;

/** Whether it still tells: whether others told of the same makes no difference to its teller. */
export const isOpen = ({ state }: Pick<Notice, "state">): boolean =>
  state === "standing" || state === "joined";

/** Whether it was put right or taken back since. */
export const isOver = ({ state }: Pick<Notice, "state">): boolean =>
  state === "corrected" || state === "withdrawn";

/** A notice this transaction's context may see. */
export const findNotice = (
  tx: Tx,
  reference: string,
): Promise<Notice | undefined> =>
  tx.find<Notice>(`${selected} where n.reference = $1`, [reference]);

/** Notices by id. */
export const findNoticesById = (
  tx: Tx,
  ids: readonly string[],
): Promise<readonly Notice[]> =>
  tx.query<Notice>(`${selected} where n.id = any ($1)`, [ids]);

/** Every telling of the happenings that notices are about, and every withdrawal, that is not closed. */
export const findTellings = (
  tx: Tx,
  notices: readonly string[],
): Promise<readonly Notice[]> =>
  tx.query<Notice>(
    `${selected} where n.state in ('standing', 'joined', 'undoing') and (n.subject, n.life_event, n.occurrence) in
      (select one.subject, one.life_event, one.occurrence from notices.notice one where one.id = any ($1))`,
    [notices],
  );

/** What others told that one withdrawal ended, because the person it is about took it back. */
export const findClosedBy = (
  tx: Tx,
  { id }: Pick<Notice, "id">,
): Promise<readonly Notice[]> =>
  tx.query<Notice>(`${selected} where n.closed_by = $1`, [id]);

/** The notices about a customer, in their name or made by this owner, newest first; under a mandate for some bodies, its own and what those heard of. */
export const findNotices = (
  tx: Tx,
  customer: string,
  owner?: string,
): Promise<readonly Notice[]> =>
  tx.query<Notice>(
    `${selected} where (n.subject = $1 or n.customer = $1 or n.owner = $2)
       and ((select context.bodies()) is null or n.owner = context.owner() or exists (select from notices.consequence c where c.notice = n.id))
     order by n.confirmed_at desc`,
    [customer, owner ?? null],
  );

/** Flows by which a customer's tellings that stand told somebody, from a moment on. */
export async function findFlowsTold(
  tx: Tx,
  customer: string,
  since: Date,
): Promise<readonly string[]> {
  const rows = await tx.query<{ flow: string }>(
    `select distinct c.flow from notices.consequence c join notices.notice n on n.id = c.notice
     where n.customer = $1 and n.confirmed_at >= $2 and n.state in ('standing', 'joined') and c.delivery is not null`,
    [customer, since],
  );
  return rows.map(({ flow }) => flow);
}

/**
 * One notice for each happening, the newest, and every other that still tells of it: what corrects or takes back another stands in its
 * place, on whichever day a correction puts it; what a helper told and the person told again are both to be seen. `notices` come newest
 * first, and so do these.
 */
export function happeningsOf(notices: readonly Notice[]): readonly Notice[] {
  const firstOf = new Map<string, string>();
  const firstOn = new Map<string, string>();
  const newest = new Map<string, Notice>();
  for (const one of notices.toReversed()) {
    const day = `${one.subject} ${one.lifeEvent} ${one.occurrence}`;
    const before = firstOf.get(one.about ?? "");
    const first = before ?? firstOn.get(day) ?? one.reference;
    for (const [other, its] of firstOn)
      if (before !== undefined && its === first) firstOn.delete(other);
    firstOf.set(one.reference, first);
    firstOn.set(day, first);
    newest.set(first, one);
  }
  const kept = new Set(newest.values());
  return notices.filter((one) => kept.has(one) || isOpen(one));
}

/** One line for each happening, of all that tell of it: the reader's own where they tell it, else another that stands. Newest first. */
export function linesOf(
  notices: readonly Notice[],
  isOwn: (notice: Notice) => boolean,
): readonly Notice[] {
  const alike = Map.groupBy(
    happeningsOf(notices),
    ({ subject, lifeEvent, occurrence }) =>
      `${subject} ${lifeEvent} ${occurrence}`,
  );
  return [...alike.values()].flatMap(
    (all) =>
      all.find((one) => isOpen(one) && isOwn(one)) ??
      all.find(isOpen) ??
      all.slice(0, 1),
  );
}

/** What follows from a notice for one flow, as it was recorded. */
export type RecordedConsequence = {
  readonly organisation: string;
  readonly flow: string;
  readonly flowVersion: number;
  readonly effect: string;
  readonly kind: ConsequenceRow["kind"];
  readonly discharges: boolean;
  readonly estimate: unknown;
  readonly delivery: string | null;
  /** What a second teller's words would have sent. */
  readonly said: Readonly<Record<string, unknown>> | null;
};

/** The consequences of one telling. What others tell of the same happening is theirs. */
export const findConsequences = (
  tx: Tx,
  notice: string,
): Promise<readonly RecordedConsequence[]> =>
  tx.query<RecordedConsequence>(
    `select ${consequence} from notices.consequence c where c.notice = $1 order by c.place`,
    [notice],
  );

const consequence = `c.organisation, c.flow, c.flow_version as "flowVersion", c.effect, c.kind, c.discharges, c.estimate, c.delivery, c.said`;

/** Keeps whoever tells, corrects or takes back an event of a subject waiting until this transaction ends. */
export const lockHappenings = (
  tx: Tx,
  subject: string,
  lifeEvent: string,
): Promise<unknown> =>
  tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `${subject} ${lifeEvent}`,
  ]);

/** Keeps all that tell of a happening from changing it until this transaction ends; taken before working out who still tells what. */
export async function lockHappening(
  tx: Tx,
  { subject, lifeEvent, occurrence }: Notice,
): Promise<void> {
  await lockHappenings(tx, subject, lifeEvent);
  await tx.query(
    `select from notices.notice where subject = $1 and life_event = $2 and occurrence = $3 and state = 'standing' for update`,
    [subject, lifeEvent, occurrence],
  );
}

type Told = Pick<
  NoticeRow,
  "subject" | "lifeEvent" | "occurrence" | "owner" | "customer"
>;

/** What the same teller, or somebody in the same customer's name, told of the same happening, if that still stands. */
export async function findOwnTelling(
  tx: Tx,
  told: Told,
): Promise<Notice | undefined> {
  const { subject, lifeEvent, occurrence, owner, customer } = told;
  return tx.find<Notice>(
    `${selected} where n.subject = $subject and n.life_event = $lifeEvent and n.occurrence = $occurrence and n.state in ('standing', 'joined') and (n.owner = $owner or n.customer = $customer)
     order by n.confirmed_at desc limit 1`,
    { subject, lifeEvent, occurrence, owner, customer },
  );
}

/** Whether anybody else tells of either happening: then a correction does not move what was told from one to the other. */
export async function isToldByOthers(
  tx: Tx,
  { id, subject, lifeEvent, occurrence }: Notice,
  other: string,
): Promise<boolean> {
  const found = await tx.query(
    `select from notices.notice where subject = $1 and life_event = $2 and occurrence in ($3, $4) and state in ('standing', 'joined') and id <> $5 limit 1`,
    [subject, lifeEvent, occurrence, other, id],
  );
  return found.length > 0;
}

/** What others who tell of the same happening say to bodies just now. */
export const findOthersConsequences = (
  tx: Tx,
  { id, subject, lifeEvent, occurrence }: Notice,
): Promise<readonly RecordedConsequence[]> =>
  tx.query<RecordedConsequence>(
    `select ${consequence} from notices.consequence c join notices.notice n on n.id = c.notice
     where n.subject = $1 and n.life_event = $2 and n.occurrence = $3 and n.state in ('standing', 'joined') and n.id <> $4
       and c.delivery is not null and c.kind not in ('withdrawn', 'released') order by n.confirmed_at, c.place`,
    [subject, lifeEvent, occurrence, id],
  );

/** Closes every telling of a happening, when the person it is about says that it is not so. */
export const closeHappening = (
  tx: Tx,
  { subject, lifeEvent, occurrence }: Notice,
  by: string,
): Promise<unknown> =>
  tx.query(
    `update notices.notice set state = 'withdrawn', closed_by = $4
     where subject = $1 and life_event = $2 and occurrence = $3 and state in ('standing', 'joined')`,
    [subject, lifeEvent, occurrence, by],
  );
