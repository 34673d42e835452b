import type { BodyDecision } from "#delivery";
import type { Words } from "#kernel";
import { say, sayEach } from "#kernel";
import type { BodyState, TrackedBody } from "#notices";

export const stateWords = sayEach({
  waiting: "Waiting",
  delayed: "Delayed",
  received: "Received",
  looking: "Being looked at",
  "needs-you": "Needs you",
  decided: "Decided",
  acted: "Acted",
  refused: "Refused",
  "not-told": say("Not told", "a body"),
}) satisfies Record<BodyState, Words>;

/** What a body decided or did, by the outcome it named. */
const outcomeWords = sayEach({
  started: "it starts",
  changed: "it changes",
  stopped: "it stops",
  "not-entitled": "not due",
  recorded: "recorded",
  closed: "closed",
  reversed: "put back",
}) satisfies Record<BodyDecision["outcome"], Words>;

/** Where a body stands, with what it decided or did when it said so. */
export function standsAs({
  state,
  decision,
}: Pick<TrackedBody, "state" | "decision">): Words {
  const stands = stateWords[state];
  if (!decision || (state !== "decided" && state !== "acted")) return stands;
  const outcome = outcomeWords[decision.outcome];
  return {
    en: `${stands.en}: ${outcome.en}`,
    cy: `${stands.cy}: ${outcome.cy}`,
  };
}
