import { isDeepStrictEqual } from "node:util";
import { todayInLondon } from "#kernel";
import type { LocalDate, Words } from "#kernel";
import { findDeliveries } from "#delivery";
import type { BodyDecision, TrackedDelivery, TrackedReceipt } from "#delivery";
import type { Tx } from "#postgres";
import type { BodyState } from "./body-state.ts";
import { standingAnswer, stateOf } from "./body-state.ts";
import { findConsequences, findNotice } from "./queries/find-notices.ts";
import type { Notice, RecordedConsequence } from "./queries/find-notices.ts";

/** What one body was told by one flow, and all it answered. */
export type TrackedBody = Pick<
  RecordedConsequence,
  | "organisation"
  | "flow"
  | "flowVersion"
  | "effect"
  | "kind"
  | "discharges"
  | "estimate"
> & {
  readonly state: BodyState;
  readonly delivery?: string;
  /** Names of the fields that were sent. */
  readonly fields: readonly string[];
  /** Somebody else had told this body: `fields` are what this teller said of it, none of which was sent. */
  readonly isShared?: true;
  /** What was done about an address that was hidden after this was told. */
  readonly hiding?: NonNullable<TrackedDelivery["hiding"]>;
  readonly toldAt?: Date;
  /** The day in law of what is claimed or changed: that on which it was first told, whatever was put right or sent elsewhere since. */
  readonly toldOn?: LocalDate;
  /** Bodies it was sent to before, oldest first: staff found it was another's and sent it on. */
  readonly earlier: readonly {
    readonly organisation: string;
    readonly toldAt: Date;
  }[];
  readonly expectedBy?: string;
  readonly reason?: Words;
  readonly asks?: Words;
  readonly decision?: BodyDecision;
  readonly history: readonly TrackedReceipt[];
};

export type NoticeTrack = {
  readonly notice: Notice;
  readonly bodies: readonly TrackedBody[];
  /** It corrects nothing that was said: it was sent again to whoever refused it. */
  readonly isAgain: boolean;
};

/** Everything a page shows of a notice; undefined when there is none or this context may not see it. */
export async function trackNotice(
  tx: Tx,
  reference: string,
): Promise<NoticeTrack | undefined> {
  const notice = await findNotice(tx, reference);
  if (notice === undefined) return undefined;
  const consequences = await findConsequences(tx, notice.id);
  const before =
    notice.about === null ? undefined : await findNotice(tx, notice.about);
  const saidBefore = before ? await findConsequences(tx, before.id) : [];
  const deliveries = await findWithRedirected(
    tx,
    consequences.flatMap(({ delivery }) => delivery ?? []),
  );
  return {
    notice,
    isAgain: isDeepStrictEqual(before?.facts, notice.facts),
    bodies: consequences.map((one) =>
      one.kind === "joined" || one.kind === "released"
        ? sharedBody(one, {
            delivery: deliveries.get(one.delivery ?? "")?.at(-1),
            notice,
            before: saidBefore.find(isFlowOf(one)),
          })
        : trackedBody(one, deliveries.get(one.delivery ?? "") ?? []),
    ),
  };
}

/** How many bodies these are: one body may be told by several flows. */
export const countBodies = (
  told: readonly {
    readonly organisation: string | { readonly id: string };
  }[],
): number =>
  new Set(
    told.map(({ organisation }) =>
      typeof organisation === "string" ? organisation : organisation.id,
    ),
  ).size;

/** Deliveries by the id they were asked for, each with those that replaced it when it was redirected. */
export async function findWithRedirected(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly TrackedDelivery[]>> {
  if (ids.length === 0) return new Map();
  const found = await findDeliveries(tx, ids);
  const next = await findWithRedirected(
    tx,
    found.flatMap(({ sentTo }) => sentTo ?? []),
  );
  return new Map(
    found.map((one) => [one.id, [one, ...(next.get(one.sentTo ?? "") ?? [])]]),
  );
}

/** What was sent on has its own moment; the first is as old as what was told. */
const sentAt = ({ toldAt, createdAt }: TrackedDelivery, place: number): Date =>
  place === 0 ? toldAt : createdAt;

/**
 * A body that somebody else had told of the same: how it stands is shown, but no word of an answer that was given to another telling.
 * What a teller takes back while others still tell it is undone nowhere: the body is not told.
 */
const sharedBody = (
  { delivery: _delivery, said, ...own }: RecordedConsequence,
  {
    delivery,
    notice: { confirmedAt },
    before,
  }: {
    readonly delivery: TrackedDelivery | undefined;
    readonly notice: Notice;
    readonly before: RecordedConsequence | undefined;
  },
): TrackedBody => ({
  ...own,
  ...(own.kind === "released"
    ? { kind: "withdrawn", state: "not-told" }
    : {
        kind: saidAs(said, before),
        state: sharedState(delivery?.state),
        isShared: true,
      }),
  fields: Object.keys(said ?? {}),
  // It was told this only when it was told just the same.
  ...(delivery && isDeepStrictEqual(said, delivery.fields)
    ? { toldAt: confirmedAt }
    : {}),
  toldOn: todayInLondon(confirmedAt),
  earlier: [],
  history: [],
});

const isFlowOf =
  ({ flow, organisation }: RecordedConsequence) =>
  (other: RecordedConsequence): boolean =>
    other.flow === flow && other.organisation === organisation;

/** How a correction stands to what the same teller said before. */
function saidAs(
  said: RecordedConsequence["said"],
  before: RecordedConsequence | undefined,
): "told" | "corrected" | "unchanged" {
  if (!before || before.said === null) return "told";
  return isDeepStrictEqual(said, before.said) ? "unchanged" : "corrected";
}

function sharedState(
  state: TrackedDelivery["state"] | undefined,
): "waiting" | "delayed" | "received" | "acted" {
  switch (state) {
    case "accepted":
      return "received";
    case "acted":
      return "acted";
    case "dead":
    case "refused":
      return "delayed"; // our staff settle it; this teller was refused nothing
    default:
      return "waiting";
  }
}

/** A consequence with its delivery, as far as there is one, and what the body answered. */
export function trackedBody(
  consequence: RecordedConsequence,
  chain: readonly TrackedDelivery[],
): TrackedBody {
  const delivery = chain.at(-1);
  const { flow, flowVersion, effect, kind, discharges, estimate } = consequence;
  const own = { flow, flowVersion, effect, kind, discharges, estimate };
  if (delivery === undefined)
    return {
      ...own,
      organisation: consequence.organisation,
      state: "not-told",
      fields: [],
      earlier: [],
      history: [],
    };
  const { last, decision } = standingAnswer(delivery);
  return {
    ...own,
    organisation: delivery.organisation,
    delivery: delivery.id,
    state: stateOf(delivery, effect),
    fields: Object.keys(delivery.fields),
    toldAt: sentAt(delivery, chain.length - 1),
    toldOn: todayInLondon(delivery.firstToldAt),
    earlier: chain.slice(0, -1).map((one, place) => ({
      organisation: one.organisation,
      toldAt: sentAt(one, place),
    })),
    history: delivery.receipts,
    ...(delivery.hiding ? { hiding: delivery.hiding } : {}),
    ...(delivery.expectedBy ? { expectedBy: delivery.expectedBy } : {}),
    ...(last?.reason ? { reason: last.reason } : {}),
    ...(last?.asks ? { asks: last.asks } : {}),
    ...(decision ? { decision } : {}),
  };
}
