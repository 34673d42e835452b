import type { Words } from "#kernel";
import { findDeliveries } from "#delivery";
import type { BodyDecision, TrackedDelivery, TrackedReceipt } from "#delivery";
import type { Tx } from "#postgres";
import { findConsequences, findNotice } from "./queries/find-notices.ts";
import type { Notice, RecordedConsequence } from "./queries/find-notices.ts";

/**
 * Where a body stands: `waiting` (not answered yet), `delayed` (it does not answer; our staff are on it), `received`, `needs-you`,
 * `acted`, `refused`, or `not-told` (opted out).
 */
export type BodyState =
  | "waiting"
  | "delayed"
  | "received"
  | "needs-you"
  | "acted"
  | "refused"
  | "not-told";

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
  readonly toldAt?: Date;
  readonly expectedBy?: string;
  readonly reason?: Words;
  readonly asks?: Words;
  readonly decision?: BodyDecision;
  readonly history: readonly TrackedReceipt[];
};

export type NoticeTrack = {
  readonly notice: Notice;
  readonly bodies: readonly TrackedBody[];
};

/** Everything a page shows of a notice; undefined when there is none or this context may not see it. */
export async function trackNotice(
  tx: Tx,
  reference: string,
): Promise<NoticeTrack | undefined> {
  const notice = await findNotice(tx, reference);
  if (notice === undefined) return undefined;
  const consequences = await findConsequences(tx, notice.id, true);
  const deliveries = await findWithRedirected(
    tx,
    consequences.flatMap(({ delivery }) => delivery ?? []),
  );
  return {
    notice,
    bodies: consequences.map((one) =>
      trackedBody(one, deliveries.get(one.delivery ?? "")),
    ),
  };
}

/** Deliveries by the id they were asked for; one that was redirected is shown by the one that replaced it. */
async function findWithRedirected(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TrackedDelivery>> {
  const found = await findDeliveries(tx, ids);
  const moved = found.flatMap(({ id, sentTo }) =>
    sentTo === null ? [] : [{ id, sentTo }],
  );
  const direct = found.map((one) => [one.id, one] as const);
  if (moved.length === 0) return new Map(direct);
  const next = await findWithRedirected(
    tx,
    moved.map(({ sentTo }) => sentTo),
  );
  return new Map([
    ...direct,
    ...moved.flatMap(({ id, sentTo }) => {
      const target = next.get(sentTo);
      return target ? [[id, target] as const] : [];
    }),
  ]);
}

function trackedBody(
  consequence: RecordedConsequence,
  delivery: TrackedDelivery | undefined,
): TrackedBody {
  const { flow, flowVersion, effect, kind, discharges, estimate } = consequence;
  const own = { flow, flowVersion, effect, kind, discharges, estimate };
  if (delivery === undefined)
    return {
      ...own,
      organisation: consequence.organisation,
      state: "not-told",
      fields: [],
      history: [],
    };
  const last = delivery.receipts.at(-1);
  const decision = delivery.receipts.findLast((one) => one.decision)?.decision;
  return {
    ...own,
    organisation: delivery.organisation,
    delivery: delivery.id,
    state: stateOf(delivery, last),
    fields: Object.keys(delivery.fields),
    toldAt: delivery.createdAt,
    history: delivery.receipts,
    ...(delivery.expectedBy ? { expectedBy: delivery.expectedBy } : {}),
    ...(last?.reason ? { reason: last.reason } : {}),
    ...(last?.asks ? { asks: last.asks } : {}),
    ...(decision ? { decision } : {}),
  };
}

function stateOf(
  { state }: TrackedDelivery,
  last: TrackedReceipt | undefined,
): BodyState {
  switch (state) {
    case "waiting":
    case "redirected":
      return "waiting";
    case "dead":
      return "delayed";
    case "accepted":
      return last?.asks ? "needs-you" : "received";
    case "acted":
    case "refused":
      return state;
  }
}
