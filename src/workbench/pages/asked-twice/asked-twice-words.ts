import type { Sensitivity } from "#catalogue";
import type { Words } from "#kernel";
import type { FactUse } from "../../asked-twice.ts";

/** Words of the page about facts asked for more than once. Welsh: machine draft. */
export const askedTwiceWords = {
  intro: {
    en: "Who asks older people for the same fact today, and which bodies and rules need it. With Joinery each fact is asked at most once, and only when no register holds it.",
    cy: "Pwy sy’n gofyn i bobl hŷn am yr un ffaith heddiw, a pha gyrff a rheolau sydd ei hangen. Gyda Joinery gofynnir am bob ffaith unwaith ar y mwyaf, a dim ond pan nad oes cofrestr yn ei dal.",
  },
  chart: {
    en: "The 15 facts that are asked for most often today",
    cy: "Y 15 ffaith y gofynnir amdanynt amlaf heddiw",
  },
  chartNote: {
    en: "Times asked over all life events of the group, against bodies and services that are told it once.",
    cy: "Nifer y troeon y gofynnir dros holl ddigwyddiadau bywyd y grŵp, o’i gymharu â’r cyrff a’r gwasanaethau sy’n cael gwybod unwaith.",
  },
  fact: { en: "Fact", cy: "Ffaith" },
  sensitivity: { en: "Sensitivity", cy: "Sensitifrwydd" },
  asked: { en: "Asked today", cy: "Gofynnir heddiw" },
  told: { en: "Flows that carry it", cy: "Llifoedd sy’n ei gludo" },
  decides: {
    en: "Services that decide by it",
    cy: "Gwasanaethau sy’n penderfynu ganddo",
  },
  register: { en: "Held by", cy: "Yn cael ei ddal gan" },
  nobody: { en: "No register", cy: "Dim cofrestr" },
  all: {
    en: "Every fact with more than one use",
    cy: "Pob ffaith â mwy nag un defnydd",
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
  users: {
    en: "Who asks for it, is told it or decides by it",
    cy: "Pwy sy’n gofyn amdano, yn cael gwybod neu’n penderfynu ganddo",
  },
} as const satisfies Record<string, Words>;

export const useWords: Readonly<Record<FactUse["kind"], Words>> = {
  "asks-today": { en: "Asks today", cy: "Yn gofyn heddiw" },
  told: { en: "Is told by a flow", cy: "Yn cael gwybod drwy lif" },
  decides: { en: "Decides by it", cy: "Yn penderfynu ganddo" },
};

export const sensitivityWords: Readonly<Record<Sensitivity, Words>> = {
  ordinary: { en: "Ordinary", cy: "Cyffredin" },
  personal: { en: "Personal", cy: "Personol" },
  financial: { en: "Financial", cy: "Ariannol" },
  health: { en: "Health", cy: "Iechyd" },
  identity: { en: "Identity", cy: "Hunaniaeth" },
};
