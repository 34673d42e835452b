import type { ReachKind, WaysToReach } from "#catalogue";
import type { FactValue } from "#decisions";
import type { Id, LocalDate, Locale } from "#kernel";
import { todayInLondon } from "#kernel";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import type { FactSource } from "./fact-book.ts";

export type MessageChannel = "email" | "text" | "letter";
export type Address = { readonly channel: MessageChannel; readonly to: string };

/**
 * How long a new way to reach somebody waits until anything is sent there. A second-class letter takes up to three working
 * days: whoever is told by letter that their phone number was changed has time to say that it was not them.
 */
export const reachPauseDays = 7;

/** Nobody at a browser wrote these; `people.settled_facts` says the same. */
export const standsAtOnce = ({ kind }: FactSource): boolean =>
  kind === "register" || kind === "made-up";

/** What stands of a person's ways: every way, quickest first, and the language to write in. */
export type Ways = {
  readonly addresses: readonly Address[];
  /** The same, for what must come to light: by letter too for who wants none. */
  readonly alerts: readonly Address[];
  readonly locale: Locale;
};

type Held = {
  readonly concept: string;
  readonly value: FactValue | null;
};

/** The ways that stand at a moment. A way that was told a few days ago is not among them, the one before it is. */
export async function findWays(
  tx: Tx,
  customer: Id,
  reach: WaysToReach,
  at: Date,
): Promise<Ways> {
  // Where a message goes is for nobody to read whose act has it sent.
  const rows = await inContext(tx, { kind: "process", name: "reach" }, () =>
    findStanding(tx, customer, [...reach.keys()], at),
  );
  return waysOf(kindsOf(rows, reach));
}

/** The ways that somebody without an account gave in one telling; when they were asked how to be answered (`answers`), that way or none. */
export function waysGiven(
  facts: Readonly<Record<string, unknown>>,
  reach: WaysToReach,
  answers: string | undefined,
): Ways {
  const held = Object.entries(facts).map(([concept, value]) => ({
    concept,
    value: value as FactValue | null,
  }));
  const ways = waysOf(kindsOf(held, reach));
  if (answers === undefined) return ways;
  const chosen = facts[answers];
  return {
    ...ways,
    addresses: ways.addresses.filter(({ channel }) => channel === chosen),
  };
}

function kindsOf(
  rows: readonly Held[],
  reach: WaysToReach,
): ReadonlyMap<ReachKind, FactValue> {
  const byKind = new Map<ReachKind, FactValue>();
  for (const { concept, value } of rows) {
    const kind = reach.get(concept);
    if (kind && value !== null) byKind.set(kind, value);
  }
  return byKind;
}

/** The versions of some facts that stand at a moment. */
export const findStanding = (
  tx: Tx,
  customer: Id,
  concepts: readonly string[],
  at: Date,
): Promise<readonly Held[]> =>
  tx.query<Held>(
    "select concept, value from people.settled_facts($1, $2, $3, make_interval(days => $4), $5)",
    [customer, concepts, at, reachPauseDays, todayInLondon(at)],
  );

/** Who wants letters only gets letters; who wants none gets texts where there is a mobile number. */
function waysOf(byKind: ReadonlyMap<ReachKind, FactValue>): Ways {
  const text = (kind: ReachKind): string | undefined => {
    const value = byKind.get(kind);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const wanted = byKind.get("preference");
  const wants = (need: string): boolean =>
    Array.isArray(wanted) && wanted.includes(need);
  const [phone, email] = wants("post-only")
    ? []
    : [text("phone"), text("email")];
  const letter = letterAddress(text("name"), byKind.get("address"));
  const texts =
    phone && isMobile(phone) ? [{ channel: "text", to: phone } as const] : [];
  const alerts = [
    ...texts,
    ...(email ? [{ channel: "email", to: email } as const] : []),
    ...(letter ? [{ channel: "letter", to: letter } as const] : []),
  ];
  return {
    addresses: wants("phone-only") && texts.length > 0 ? texts : alerts,
    alerts,
    locale: wants("welsh") ? "cy" : "en",
  };
}

const isMobile = (phone: string): boolean =>
  /^(\+44|0)7/.test(phone.replaceAll(" ", ""));

function letterAddress(
  name: string | undefined,
  address: FactValue | undefined,
): string | undefined {
  if (typeof address !== "object" || Array.isArray(address)) return undefined;
  const { line1, line2, town, postcode } = address as Readonly<
    Record<string, unknown>
  >;
  return [name, line1, line2, town, postcode]
    .filter((line) => typeof line === "string" && line !== "")
    .join("\n");
}

/** A way that was told and does not stand yet. */
export type WaitingWay = {
  readonly concept: string;
  readonly value: FactValue | null;
  readonly validFrom: LocalDate;
  /** From then it stands: the end of the pause, or the day from which it holds when that comes later. */
  readonly standsAt: Date;
};

/** The ways that wait, oldest first; what says the same as what stands already waits for nothing. */
export async function findWaitingWays(
  tx: Tx,
  customer: Id,
  reach: WaysToReach,
  at: Date,
): Promise<readonly WaitingWay[]> {
  const told = await tx.query<WaitingWay>(
    `select concept, value, valid_from as "validFrom", since as "standsAt" from people.fact
     cross join lateral (
       select greatest(recorded_at + make_interval(days => $3), valid_from::timestamp at time zone 'Europe/London') as since) settled
     where customer_id = $1 and concept = any ($2) and superseded_at is null and valid_to is null
       and source ->> 'kind' not in ('register', 'made-up') and since > $4
       and not exists (select from people.settled_facts($1, array[fact.concept], $4, make_interval(days => $3), $5) s where s.value = fact.value)
     order by recorded_at, concept`,
    [customer, [...reach.keys()], reachPauseDays, at, todayInLondon(at)],
  );
  return told;
}

/** Where ways that wait lead: whoever told them hears there that they were undone, and nothing else. */
export const waitingAddresses = (
  waiting: readonly WaitingWay[],
  reach: WaysToReach,
): readonly Address[] => waysOf(kindsOf(waiting, reach)).addresses;
