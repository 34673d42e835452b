import { isDeepStrictEqual } from "node:util";
import { newId, newReference } from "#kernel";
import type { Id, Result } from "#kernel";
import type { TrackedDelivery } from "#delivery";
import type { Tx } from "#postgres";
import { digestOf, noticeOf, resultOf, rowOf } from "./confirm.ts";
import type { Confirmation, Confirmed, NotConfirmed } from "./confirm.ts";
import type { Consequence } from "./consequences.ts";
import { findWithRedirected } from "./track.ts";
import {
  closeHappening,
  findConsequences,
  findOthersConsequences,
  isToldByOthers,
  lockHappening,
} from "./queries/find-notices.ts";
import type { Notice, RecordedConsequence } from "./queries/find-notices.ts";
import { recordNotice } from "./queries/record-notice.ts";
import type { ConsequenceRow } from "./queries/record-notice.ts";

/** What a correction means for one body: told for the first time, told again, left alone, or told that it no longer holds. */
export type Correction =
  | {
      readonly kind: "told" | "opted-out";
      readonly body: Consequence;
    }
  | {
      /** `again`: the body refused just this, so it is sent anew. */
      readonly kind: "corrected" | "unchanged" | "again";
      readonly body: Consequence;
      readonly before: Earlier;
    }
  /** By phone: it holds an address that is hidden since; what it was told stands, and nothing is sent. */
  | { readonly kind: "by-phone"; readonly before: Earlier }
  | { readonly kind: "withdrawn"; readonly before: Earlier };

/** Works out who hears of a correction, and of what; nothing is sent. */
export async function correctionsOf(
  tx: Tx,
  notice: Notice,
  {
    consequences,
    byPhone = [],
  }: Pick<Confirmation, "consequences" | "byPhone">,
): Promise<readonly Correction[]> {
  const earlier = await findEarlier(tx, notice);
  const still = new Set(
    consequences
      .filter(({ optedOut }) => !optedOut)
      .map(({ flow, organisation }) => keyOf(flow.id, organisation.id)),
  );
  const gone = earlier.filter(
    ({ flow, organisation }) => !still.has(keyOf(flow, organisation)),
  );
  const left = new Set(
    byPhone.map(({ flow, organisation }) => keyOf(flow.id, organisation.id)),
  );
  return [
    ...consequences.map((one) => correctionOf(one, earlier)),
    ...gone.map((before): Correction =>
      left.has(keyOf(before.flow, before.organisation))
        ? { kind: "by-phone", before }
        : { kind: "withdrawn", before },
    ),
  ];
}

function correctionOf(
  body: Consequence,
  earlier: readonly Earlier[],
): Correction {
  if (body.optedOut) return { kind: "opted-out", body };
  const before = earlier.find(
    ({ flow, organisation }) =>
      keyOf(flow, organisation) === keyOf(body.flow.id, body.organisation.id),
  );
  if (before === undefined) return { kind: "told", body };
  if (!isDeepStrictEqual(before.fields, body.fields))
    return { kind: "corrected", body, before };
  return { kind: before.isRefused ? "again" : "unchanged", body, before };
}

/** What others still tell bodies of the same happening, by flow and body. */
async function findShared(tx: Tx, notice: Notice): Promise<Shared> {
  const others = await findOthersConsequences(tx, notice);
  return new Map(
    others.map((one) => [keyOf(one.flow, one.organisation), one.delivery]),
  );
}
type Shared = ReadonlyMap<string, string | null>;

/**
 * Corrects a notice that stands. Each body is sent only what concerns it, along the lane of what it was told before: the new fields,
 * nothing when its fields stay the same, or that what it was told no longer holds.
 */
export async function correctNotice(
  tx: Tx,
  notice: Notice,
  told: Confirmation,
): Promise<Result<Confirmed, NotConfirmed>> {
  await lockHappening(tx, notice);
  const corrections = await correctionsOf(tx, notice, told);
  const shared = await findShared(tx, notice);
  const row = noticeOf(told);
  const stays = await isToldByOthers(tx, notice, row.occurrence);
  return resultOf(
    await recordNotice(tx, {
      ...row,
      ...(stays ? { occurrence: notice.occurrence } : {}),
      kind: "corrected",
      about: notice.id,
      consequences: corrections.map((one) => correctedRow(told, one, shared)),
    }),
  );
}

/** Withdraws a notice that stands, e.g. when a person was reported dead by mistake; each body is asked to reverse what it did. */
export async function withdrawNotice(
  tx: Tx,
  notice: Notice,
  withdrawal: {
    readonly token: string;
    readonly reason: string;
    readonly teller?: Id;
    readonly owner?: string;
    readonly customer?: Id;
    readonly capacity: string;
    readonly channel: string;
    /** The person it is about takes it back, whoever told it: every telling of it ends. */
    readonly isSubject?: boolean;
  },
): Promise<Result<Confirmed, NotConfirmed>> {
  const { isSubject = false, ...told } = withdrawal;
  await lockHappening(tx, notice);
  const own = await findEarlier(tx, notice);
  const earlier = isSubject
    ? distinct([
        ...own,
        ...(await findDelivered(tx, await findOthersConsequences(tx, notice))),
      ])
    : own;
  const shared = isSubject ? new Map() : await findShared(tx, notice);
  const id = newId();
  const result = resultOf(
    await recordNotice(tx, {
      id,
      reference: newReference(),
      ...told,
      digest: digestOf([notice.id, "withdrawn", told.reason]),
      kind: "withdrawn",
      about: notice.id,
      lifeEvent: notice.lifeEvent,
      subject: notice.subject,
      occurrence: notice.occurrence,
      catalogue: notice.catalogue,
      facts: {},
      consequences: earlier.map((one) => withdrawnRow(one, shared)),
    }),
  );
  if (isSubject && result.kind === "ok" && result.value.kind === "confirmed")
    await closeHappening(tx, notice, id);
  return result;
}

const distinct = (all: readonly Earlier[]): readonly Earlier[] => [
  ...new Map(
    all.map((one) => [keyOf(one.flow, one.organisation), one]),
  ).values(),
];

/** What a body was told by one flow before. */
type Earlier = TrackedDelivery & {
  readonly effect: string;
  readonly discharges: boolean;
  /** What the body holds; another teller's words where this telling joined, whose own are `fields`. */
  readonly held: TrackedDelivery["fields"];
  readonly isJoined: boolean;
  /** It refused, or whoever it was sent on to did: it was not told, and can be told again. */
  readonly isRefused: boolean;
};

/** The last delivery of each flow of a notice, unless it was withdrawn there. */
const findEarlier = async (
  tx: Tx,
  notice: Notice,
): Promise<readonly Earlier[]> =>
  findDelivered(tx, await findConsequences(tx, notice.id));

async function findDelivered(
  tx: Tx,
  consequences: readonly RecordedConsequence[],
): Promise<readonly Earlier[]> {
  const sent = consequences.filter(
    ({ kind, delivery }) =>
      delivery !== null && kind !== "withdrawn" && kind !== "released",
  );
  const deliveries = await findWithRedirected(
    tx,
    sent.map(({ delivery }) => delivery ?? ""),
  );
  return sent.flatMap(({ delivery, effect, discharges, kind, said }) => {
    const sentOn = deliveries.get(delivery ?? "") ?? [];
    const [found] = sentOn;
    if (!found) return [];
    const isRefused = sentOn.at(-1)?.state === "refused";
    const held = found.fields;
    const isJoined = kind === "joined";
    const fields = isJoined ? (said ?? {}) : held;
    return [
      { ...found, fields, held, effect, discharges, isJoined, isRefused },
    ];
  });
}

/** Whether a body refused what a notice told it: telling the same again sends it there anew. */
export const isRefusedIn = async (tx: Tx, notice: Notice): Promise<boolean> =>
  (await findEarlier(tx, notice)).some(({ isRefused }) => isRefused);

const keyOf = (flow: string, organisation: string): string =>
  `${flow} ${organisation}`;

/** A body that others tell the same is left as they told it; it is never told that something was taken back which they still say. */
function correctedRow(
  told: Confirmation,
  one: Correction,
  shared: Shared,
): ConsequenceRow {
  if (one.kind === "withdrawn") return withdrawnRow(one.before, shared);
  if (one.kind === "by-phone") return standingRow(one.before);
  const row = rowOf(told, one.body);
  if (one.kind === "opted-out") return { ...row, kind: one.kind };
  const others = shared.get(keyOf(row.flow, row.organisation));
  const before = "before" in one ? one.before : undefined;
  if (others && (before === undefined || before.isJoined) && !before?.isRefused)
    return { ...row, kind: "joined", delivery: others };
  if (before === undefined) return { ...row, kind: "told", delivery: newId() };
  const { id, held, isRefused } = before;
  return isDeepStrictEqual(held, row.fields) && !isRefused
    ? { ...row, kind: "unchanged", delivery: id }
    : { ...row, kind: "corrected", delivery: newId(), undoes: id };
}

/** What a body was told before stands as it is. */
const standingRow = ({
  id,
  organisation,
  flow,
  flowVersion,
  effect,
  discharges,
  isJoined,
}: Earlier): ConsequenceRow => ({
  organisation,
  flow,
  flowVersion,
  effect,
  discharges,
  kind: isJoined ? "joined" : "unchanged",
  delivery: id,
  fields: {},
});

function withdrawnRow(before: Earlier, shared: Shared): ConsequenceRow {
  const { organisation, flow, flowVersion, effect, discharges } = before;
  // The body knows whom and what by the event that is undone: it needs no field again.
  const row = { organisation, flow, flowVersion, effect, discharges };
  return shared.has(keyOf(flow, organisation))
    ? { ...row, kind: "released", fields: {} }
    : {
        ...row,
        kind: "withdrawn",
        delivery: newId(),
        undoes: before.id,
        fields: {},
      };
}
