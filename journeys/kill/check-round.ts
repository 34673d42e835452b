import type { DatabaseSync } from "node:sqlite";
import type { Database } from "#postgres";

const campaign = { kind: "process", name: "kill-campaign" } as const;

type Delivery = {
  readonly id: string;
  readonly organisation: string;
  readonly lane: string;
  readonly number: number;
  readonly state: string;
  readonly receipts: number;
};

/** How many deliveries are not at their end yet. */
export async function countOpen(db: Database): Promise<number> {
  const [row] = await db.transaction(campaign, (tx) =>
    tx.query<{ open: number }>(
      `select count(*) as open from delivery.delivery join delivery.lane on lane.id = delivery.lane
      where state in ('waiting', 'accepted') or delivery.number > lane.done`,
    ),
  );
  return row?.open ?? 0;
}

/** Everything that must hold after a round; each finding is a sentence. */
export async function checkRound(options: {
  readonly db: Database;
  readonly inbox: DatabaseSync;
  /** Deliveries of each confirmed notice, by its reference. */
  readonly confirmed: ReadonlyMap<string, number>;
}): Promise<readonly string[]> {
  const { db, inbox, confirmed } = options;
  const deliveries = await db.transaction(campaign, (tx) =>
    tx.query<Delivery>(
      `select id, organisation, lane, number, state, (select count(*) from delivery.receipt r where r.delivery = d.id) as receipts
      from delivery.delivery d order by lane, number`,
    ),
  );
  return [
    ...(await checkNotices(db, confirmed)),
    ...checkInbox(inbox, deliveries),
    ...checkLanes(inbox),
    ...checkAnswers(deliveries),
  ];
}

async function checkNotices(
  db: Database,
  confirmed: ReadonlyMap<string, number>,
): Promise<readonly string[]> {
  const rows = await db.transaction(campaign, (tx) =>
    tx.query<{ reference: string; told: number; logged: number }>(
      `select reference, (select count(*) from delivery.delivery d where d.notice = n.id) as told,
        (select count(*) from log.entry e where e.subject = n.subject and e.kind like 'notice.%' and e.dimensions ->> 'notice' = n.id::text) as logged
      from notices.notice n`,
    ),
  );
  const found = new Map(rows.map((row) => [row.reference, row]));
  const wrong = [...confirmed].flatMap(([reference, told]) => {
    const row = found.get(reference);
    if (row?.told === told && row.logged === 1) return [];
    return [
      `Notice ${reference} was confirmed with ${told} deliveries; the database has ${row?.told ?? "no notice"}, logged ${row?.logged ?? 0} times.`,
    ];
  });
  const doubled = rows.length - confirmed.size;
  return doubled === 0
    ? wrong
    : [...wrong, `${doubled} notices more than were confirmed.`];
}

function checkInbox(
  inbox: DatabaseSync,
  deliveries: readonly Delivery[],
): readonly string[] {
  const rows = inbox
    .prepare("select organisation, id, lane, number from inbox")
    .all();
  const held = new Map(rows.map((row) => [String(row["id"]), row]));
  const wrong = deliveries.flatMap(({ id, organisation, lane, number }) => {
    const row = held.get(id);
    const same =
      row?.["organisation"] === organisation &&
      row["lane"] === lane &&
      row["number"] === number;
    return same ? [] : [`Delivery ${id} is not in ${organisation}'s inbox.`];
  });
  return rows.length === deliveries.length
    ? wrong
    : [
        ...wrong,
        `The inboxes hold ${rows.length} events for ${deliveries.length} deliveries.`,
      ];
}

/** A lane's numbers in the order they took effect are 1, 2, 3, …; each later answer was put out once (twice where asked for). */
function checkLanes(inbox: DatabaseSync): readonly string[] {
  const lanes = new Map<string, number>();
  const rows = inbox
    .prepare(
      "select organisation, lane, number, received_at from inbox order by received_at, lane, number",
    )
    .all();
  return rows.flatMap((row) => {
    const lane = `${String(row["organisation"])} ${String(row["lane"])}`;
    const next = (lanes.get(lane) ?? 0) + 1;
    lanes.set(lane, Number(row["number"]));
    return row["number"] === next
      ? []
      : [
          `Lane ${lane} took number ${String(row["number"])} where ${next} was due.`,
        ];
  });
}

/** A refusal is one answer; anything else is an acceptance and a later decision, each kept once. */
const checkAnswers = (deliveries: readonly Delivery[]): readonly string[] =>
  deliveries.flatMap(({ id, state, receipts }) =>
    (state === "acted" && receipts === 2) ||
    (state === "refused" && (receipts === 1 || receipts === 2))
      ? []
      : [`Delivery ${id} is ${state} with ${receipts} receipts.`],
  );
