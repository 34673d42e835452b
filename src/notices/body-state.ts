import type { BodyDecision, TrackedDelivery, TrackedReceipt } from "#delivery";

/**
 * Where a body stands, by what it has said itself: `waiting` (not answered yet), `delayed` (it does not answer; our staff are on it),
 * `received`, `looking` (it says that it is looking at it), `needs-you` (it asks the person for something), `decided`, `acted` (it did
 * something that needs no decision), `refused`, or `not-told` (opted out).
 */
export type BodyState =
  | "waiting"
  | "delayed"
  | "received"
  | "looking"
  | "needs-you"
  | "decided"
  | "acted"
  | "refused"
  | "not-told";

const decides = {
  started: true,
  changed: true,
  stopped: true,
  "not-entitled": true,
  recorded: false,
  closed: false,
  reversed: false,
} as const satisfies Record<BodyDecision["outcome"], boolean>;

/** Whether a body decided about somebody: what was merely recorded, closed or put back is no decision. */
export const isDecided = (decision: BodyDecision | undefined): boolean =>
  decision !== undefined && decides[decision.outcome];

/** What was asked for is open until it is decided: that it was written down is not yet an answer. */
const wantsDecision = (effect: string): boolean =>
  effect === "starts" || effect === "asks";

type Answered = Pick<TrackedDelivery, "state" | "kind" | "receipts">;

/**
 * What stands of the answers to a delivery. A refusal stands for itself, with the decision that it names: nothing that was said before it
 * does, and that a body has received what it refused adds nothing.
 */
export function standingAnswer({
  state,
  receipts,
}: Pick<Answered, "state" | "receipts">): {
  readonly last: TrackedReceipt | undefined;
  readonly decision: BodyDecision | undefined;
} {
  const refusal = receipts.findLastIndex(({ status }) => status === "refused");
  if (state === "refused") {
    const last = receipts[refusal];
    return { last, decision: last?.decision };
  }
  const since = receipts.slice(refusal + 1);
  return {
    last: since.at(-1),
    decision: since.findLast((one) => one.decision)?.decision,
  };
}

/** The receipt from which on all that stands was as it is; those after it changed nothing that anybody is told. */
export function standingSince(
  { kind, receipts }: Answered,
  effect: string,
): string | undefined {
  let state: Answered["state"] = "waiting";
  let stood = "";
  let since: string | undefined;
  for (const [place, { id, status }] of receipts.entries()) {
    if (status !== "accepted" || (state !== "acted" && state !== "refused"))
      state = status;
    const answered = { state, kind, receipts: receipts.slice(0, place + 1) };
    const { last, decision } = standingAnswer(answered);
    const stands = stateOf(answered, effect);
    const now = JSON.stringify([stands, decision, last?.asks]);
    if (now !== stood) since = id;
    stood = now;
  }
  return since;
}

/** The state that the answers to a delivery give it; `effect` is what its flow was for. */
export function stateOf(delivery: Answered, effect: string): BodyState {
  const { state, kind } = delivery;
  const { last, decision } = standingAnswer(delivery);
  switch (state) {
    case "waiting":
    case "redirected":
      return "waiting";
    case "dead":
      return "delayed";
    case "refused":
      return "refused";
    case "accepted":
    case "acted":
      if (last?.asks) return "needs-you";
      if (isDecided(decision)) return "decided";
      if (last?.stage) return "looking";
      if (state === "accepted") return "received";
      return kind !== "withdrawn" &&
        wantsDecision(effect) &&
        decision?.outcome !== "reversed" &&
        decision?.outcome !== "closed"
        ? "received"
        : "acted";
  }
}

/** No further answer is expected. */
export const isSettled = (state: BodyState): boolean =>
  state === "decided" ||
  state === "acted" ||
  state === "refused" ||
  state === "not-told";
