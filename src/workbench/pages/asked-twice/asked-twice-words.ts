import type { Sensitivity } from "#catalogue";
import type { Words } from "#kernel";
import type { FactUse } from "../../asked-twice.ts";

/** Words of the page about facts asked for more than once. Welsh: machine draft. */
export const askedTwiceWords = {
  intro: {
    en: "Who asks older people for the same fact today, and which bodies and rules need it. With Joinery each fact is asked at most once for each event or claim, and only when nobody knows it yet.",
    cy: "Pwy sy’n gofyn i bobl hŷn am yr un ffaith heddiw, a pha gyrff a rheolau sydd ei hangen. Gyda Joinery gofynnir am bob ffaith unwaith ar y mwyaf ar gyfer pob digwyddiad neu hawliad, a dim ond pan nad oes neb yn ei gwybod eto.",
  },
  chart: {
    en: "The 15 facts that are asked for most often today",
    cy: "Y 15 ffaith y gofynnir amdanynt amlaf heddiw",
  },
  chartNote: {
    en: "Times asked over all life events of the group. With Joinery at most once for each event or claim that needs it, and not at all when it is known already or a register holds it.",
    cy: "Nifer y troeon y gofynnir dros holl ddigwyddiadau bywyd y grŵp. Gyda Joinery unwaith ar y mwyaf ar gyfer pob digwyddiad neu hawliad sydd ei hangen, a dim o gwbl pan mae’n hysbys eisoes neu fod cofrestr yn ei dal.",
  },
  fact: { en: "Fact", cy: "Ffaith" },
  sensitivity: { en: "Sensitivity", cy: "Sensitifrwydd" },
  asked: { en: "Asked today", cy: "Gofynnir heddiw" },
  atMost: { en: "With Joinery, at most", cy: "Gyda Joinery, ar y mwyaf" },
  told: { en: "Flows that carry it", cy: "Llifoedd sy’n ei gludo" },
  decides: {
    en: "Services that decide by it",
    cy: "Gwasanaethau sy’n penderfynu ganddo",
  },
  register: { en: "Held by", cy: "Yn cael ei ddal gan" },
  nobody: { en: "No register", cy: "Dim cofrestr" },
  twice: {
    en: "Facts that are asked for twice or more today",
    cy: "Ffeithiau y gofynnir amdanynt ddwywaith neu fwy heddiw",
  },
  others: {
    en: "Other facts with more than one use",
    cy: "Ffeithiau eraill â mwy nag un defnydd",
  },
  who: { en: "Who", cy: "Pwy" },
  use: { en: "What for", cy: "I beth" },
  basis: { en: "On what basis", cy: "Ar ba sail" },
  unmatched: {
    en: "Words of today’s forms that were not matched to a fact",
    cy: "Geiriau ffurflenni heddiw na chawsant eu paru â ffaith",
  },
  unmatchedNote: {
    en: "They could mean several things, or evidence rather than a fact, so they are not counted.",
    cy: "Gallent olygu sawl peth, neu dystiolaeth yn hytrach na ffaith, felly ni chânt eu cyfrif.",
  },
  back: { en: "All facts", cy: "Pob ffaith" },
} as const satisfies Record<string, Words>;

export const useWords: Readonly<Record<FactUse["kind"], Words>> = {
  "asks-today": {
    en: "Who asks for it today",
    cy: "Pwy sy’n gofyn amdano heddiw",
  },
  told: { en: "Who is told it by a flow", cy: "Pwy sy’n cael gwybod drwy lif" },
  decides: { en: "Who decides by it", cy: "Pwy sy’n penderfynu ganddo" },
};
export const useKinds = ["asks-today", "told", "decides"] as const;

export const sensitivityWords: Readonly<Record<Sensitivity, Words>> = {
  ordinary: { en: "Ordinary", cy: "Cyffredin" },
  personal: { en: "Personal", cy: "Personol" },
  financial: { en: "Financial", cy: "Ariannol" },
  health: { en: "Health", cy: "Iechyd" },
  identity: { en: "Identity", cy: "Hunaniaeth" },
};
