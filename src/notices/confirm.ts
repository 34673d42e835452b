import { hash } from "node:crypto";
import type { Capacity, LifeEvent } from "#catalogue";
import type { Facts } from "#decisions";
import { fail, newId, newReference, ok } from "#kernel";
import type { Id, Result } from "#kernel";
import type { Tx } from "#postgres";
import type { Consequence, NotTold } from "./consequences.ts";
import { findOwnTelling } from "./queries/find-notices.ts";
import type { Notice } from "./queries/find-notices.ts";
import { recordNotice } from "./queries/record-notice.ts";
import type { ConsequenceRow, Recorded } from "./queries/record-notice.ts";

/** What a person confirmed after the preview, and in whose name. */
export type Confirmation = {
  /** The form's token: the same one again gives the first result. */
  readonly token: string;
  readonly event: LifeEvent;
  readonly subject: Id;
  /** The customer who tells; absent for somebody let in by a record's reference. */
  readonly teller?: Id;
  /** Whose telling it is: who made it, and in which customer's name when there is one. */
  readonly owner?: string;
  readonly customer?: Id;
  readonly capacity: Capacity;
  readonly mandate?: Id;
  readonly catalogue: string;
  readonly channel: string;
  readonly facts: Facts;
  readonly consequences: readonly Consequence[];
  /** Bodies that are not told because it would give a hidden address away: what they were told before is not withdrawn. */
  readonly byPhone?: readonly NotTold[];
  /** Our estimates by flow, kept to be compared with what the body decides. */
  readonly estimates?: ReadonlyMap<string, unknown>;
};

/** `joined`: somebody had told of the same happening before; the bodies they told are not told twice. */
export type Confirmed = {
  readonly kind: "confirmed" | "repeated" | "joined";
  readonly notice: Id;
  readonly reference: string;
};
/** The form was sent before with other answers, or what it changes was changed meanwhile; `reference` is that notice's. */
export type NotConfirmed =
  | { readonly kind: "token-reused"; readonly reference: string }
  | { readonly kind: "not-standing"; readonly reference: string };

/** Who tells it told of it before, alike or otherwise. */
type Earlier = { readonly earlier: string; readonly isAlike: boolean };

/** Writes the notice, its deliveries and the log entry in one statement; the same token gives the first result. */
export async function confirm(
  tx: Tx,
  told: Confirmation,
): Promise<Result<Confirmed, NotConfirmed> | Earlier> {
  const consequences = told.consequences.map((one): ConsequenceRow => ({
    ...rowOf(told, one),
    ...(one.optedOut
      ? { kind: "opted-out" }
      : { kind: "told", delivery: newId() }),
  }));
  const recorded = await recordNotice(tx, {
    ...noticeOf(told),
    kind: "told",
    consequences,
  });
  const { outcome, reference: earlier = "" } = recorded ?? {};
  return outcome === "told-alike" || outcome === "told-otherwise"
    ? { earlier, isAlike: outcome === "told-alike" }
    : resultOf(recorded);
}

/** What every kind of notice records of a confirmation. */
export function noticeOf(told: Confirmation) {
  const { token, subject, capacity, catalogue, channel } = told;
  const facts = toldFacts(told);
  return {
    id: newId(),
    reference: newReference(),
    token,
    digest: digestOf([told.event.id, subject, capacity, facts, flowsOf(told)]),
    lifeEvent: told.event.id,
    subject,
    occurrence: occurrenceOf(told.event, facts[told.event.occurrence ?? ""]),
    capacity,
    catalogue,
    channel,
    facts,
    teller: told.teller,
    owner: told.owner,
    customer: told.customer,
    mandate: told.mandate,
  };
}

export const digestOf = (content: unknown): Buffer =>
  hash("sha256", JSON.stringify(content), "buffer");

const flowsOf = ({ consequences }: Confirmation) =>
  consequences.map(({ flow, organisation, optedOut }) => [
    flow.id,
    organisation.id,
    optedOut,
  ]);

/** What the same teller, or somebody in the same customer's name, told of the same happening and still stands; what others told is not looked at. */
export function findToldAlready(
  tx: Tx,
  telling: Pick<
    Confirmation,
    "event" | "subject" | "owner" | "customer" | "facts"
  >,
): Promise<Notice | undefined> {
  const { event, subject, owner, customer } = telling;
  const day = telling.facts.get(event.occurrence ?? "");
  return findOwnTelling(tx, {
    lifeEvent: event.id,
    subject,
    occurrence: occurrenceOf(event, day?.kind === "known" && day.value),
    owner,
    customer,
  });
}

/** The facts the event asks for and those that are sent: no others are kept with the notice. */
function toldFacts({
  event,
  facts,
  consequences,
}: Pick<Confirmation, "event" | "facts" | "consequences">) {
  const names = new Set([
    ...event.facts.map(({ concept }) => concept),
    ...consequences.flatMap(({ fields }) => Object.keys(fields)),
  ]);
  return Object.fromEntries(
    [...names].toSorted().flatMap((name) => {
      const fact = facts.get(name);
      return fact?.kind === "known" ? [[name, fact.value]] : [];
    }),
  );
}

/** Which happening this is: a death, which comes once; what the event's own date names; or, of an event without one, each by itself. */
function occurrenceOf(
  { subject, occurrence }: LifeEvent,
  day: unknown,
): string {
  if (subject === "deceased") return "death";
  if (occurrence === "once") return occurrence;
  if (occurrence === undefined) return newId();
  return typeof day === "string" ? day : "undated";
}

export function rowOf(
  { estimates }: Confirmation,
  { flow, organisation, fields }: Consequence,
) {
  return {
    organisation: organisation.id,
    flow: flow.id,
    flowVersion: flow.version,
    effect: flow.effect.kind,
    discharges: flow.discharges,
    fields,
    estimate: estimates?.get(flow.id),
  };
}

export function resultOf(
  recorded: Recorded | undefined,
): Result<Confirmed, NotConfirmed> {
  if (recorded === undefined)
    throw new Error("notices.record gave no outcome; see migrations/0210.");
  const { outcome, notice, reference } = recorded;
  if (outcome === "token-reused" || outcome === "not-standing")
    return fail({ kind: outcome, reference });
  if (outcome === "told-alike" || outcome === "told-otherwise")
    throw new Error(`notices.record gave ${outcome} for a correction.`);
  return ok({ kind: outcome, notice, reference });
}
