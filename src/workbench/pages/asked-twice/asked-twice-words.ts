import type { Sensitivity } from "#catalogue";
import type { Words } from "#kernel";
import { sayEach } from "#kernel";
import type { FactUse } from "../../asked-twice.ts";

/** Words of the page about facts asked for more than once. Welsh: machine draft. */
export const askedTwiceWords = sayEach({
  intro:
    "Who asks older people for the same fact today, and which bodies and rules need it. With Joinery each fact is asked at most once for each event or claim, and only when nobody knows it yet.",
  chart: "The 15 facts that are asked for most often today",
  chartNote:
    "Times asked over all life events of the group. With Joinery at most once for each event or claim that needs it, and not at all when it is known already or a register holds it.",
  fact: "Fact",
  sensitivity: "Sensitivity",
  asked: "Asked today",
  atMost: "With Joinery, at most",
  told: "Flows that carry it",
  decides: "Services that decide by it",
  register: "Held by",
  nobody: "No register",
  twice: "Facts that are asked for twice or more today",
  others: "Other facts with more than one use",
  who: "Who",
  use: "What for",
  basis: "On what basis",
  unmatched: "Words of today’s forms that were not matched to a fact",
  unmatchedNote:
    "They could mean several things, or evidence rather than a fact, so they are not counted.",
  back: "All facts",
});

export const useWords: Readonly<Record<FactUse["kind"], Words>> = sayEach({
  "asks-today": "Who asks for it today",
  told: "Who is told it by a flow",
  decides: "Who decides by it",
});
export const useKinds = ["asks-today", "told", "decides"] as const;

export const sensitivityWords: Readonly<Record<Sensitivity, Words>> = sayEach({
  ordinary: "Ordinary",
  personal: "Personal",
  financial: "Financial",
  health: "Health",
  identity: "Identity",
});
