import type { BodyDecision } from "#delivery";
import type { Words } from "#kernel";
import type { BodyState, TrackedBody } from "#notices";

export const stateWords = {
  waiting: { en: "Waiting", cy: "Yn aros" },
  delayed: { en: "Delayed", cy: "Oedi" },
  received: { en: "Received", cy: "Wedi’i dderbyn" },
  looking: { en: "Being looked at", cy: "Yn cael ei ystyried" },
  "needs-you": { en: "Needs you", cy: "Eich angen chi" },
  decided: { en: "Decided", cy: "Wedi’i benderfynu" },
  acted: { en: "Acted", cy: "Wedi gweithredu" },
  refused: { en: "Refused", cy: "Gwrthodwyd" },
  "not-told": { en: "Not told", cy: "Heb gael gwybod" },
} as const satisfies Record<BodyState, Words>;

/** What a body decided or did, by the outcome it named. */
const outcomeWords = {
  started: { en: "it starts", cy: "mae’n dechrau" },
  changed: { en: "it changes", cy: "mae’n newid" },
  stopped: { en: "it stops", cy: "mae’n dod i ben" },
  "not-entitled": { en: "not due", cy: "nid yw’n ddyledus" },
  recorded: { en: "recorded", cy: "wedi’i gofnodi" },
  closed: { en: "closed", cy: "wedi’i gau" },
  reversed: { en: "put back", cy: "wedi’i roi’n ôl" },
} as const satisfies Record<BodyDecision["outcome"], Words>;

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
