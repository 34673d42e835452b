import type { BodyDecision, TrackedDelivery } from "#delivery";

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

/** The state that the answers to a delivery give it; `effect` is what its flow was for. */
export function stateOf(
  { state, kind, receipts }: TrackedDelivery,
  effect: string,
): BodyState {
  const last = receipts.at(-1);
  const decision = receipts.findLast((one) => one.decision)?.decision;
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
