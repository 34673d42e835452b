import type { Gateway, HiddenAddress, Nation } from "#catalogue";
import type { Words } from "#kernel";

/** Words of the page of gateways. Welsh: machine draft. */
export const gatewayWords = {
  intro: {
    en: "The law that lets each flow be sent, how far it was read, and whether it supports the flow. A flow is sent when its gateway was read and supports it, or supports a part to which it was narrowed.",
    cy: "Y gyfraith sy’n gadael i bob llif gael ei anfon, faint ohoni a ddarllenwyd, ac a yw’n cefnogi’r llif. Anfonir llif pan ddarllenwyd ei borth a’i fod yn ei gefnogi, neu’n cefnogi rhan y cyfyngwyd ef iddi.",
  },
  claims: { en: "Claims", cy: "Hawliadau" },
  ofSent: { en: "sent, of", cy: "yn cael eu hanfon, o" },
  law: { en: "Law", cy: "Cyfraith" },
  supports: { en: "Supports it", cy: "Yn ei gefnogi" },
  read: { en: "Read", cy: "Darllenwyd" },
  follows: { en: "What follows", cy: "Beth sy’n dilyn" },
  hiding: { en: "A hidden address", cy: "Cyfeiriad cudd" },
  sent: { en: "Sent", cy: "Yn cael ei anfon" },
  notSent: { en: "Not sent", cy: "Ddim yn cael ei anfon" },
  leavesOut: { en: "Left out", cy: "Wedi’i adael allan" },
  people: { en: "Only", cy: "Dim ond" },
  nations: { en: "Only in", cy: "Dim ond yn" },
  choice: {
    en: "Only when the person asks for it",
    cy: "Dim ond pan fydd y person yn gofyn amdano",
  },
  because: { en: "Not joined, because", cy: "Heb ei gysylltu, oherwydd" },
  appeals: {
    en: "Ways to challenge a decision",
    cy: "Ffyrdd o herio penderfyniad",
  },
  decides: { en: "Decision", cy: "Penderfyniad" },
  step: { en: "Step, to whom, within", cy: "Cam, at bwy, o fewn" },
  shown: { en: "Shown to people", cy: "Yn cael ei ddangos i bobl" },
  notShown: { en: "Not shown to people", cy: "Ddim yn cael ei ddangos i bobl" },
} as const satisfies Record<string, Words>;

export const supportWords: Readonly<Record<Gateway["supports"], Words>> = {
  yes: { en: "Yes", cy: "Ydy" },
  partly: { en: "Partly", cy: "Yn rhannol" },
  no: { en: "No", cy: "Nac ydy" },
  unknown: { en: "Not known", cy: "Ddim yn hysbys" },
};

export const readWords: Readonly<Record<Gateway["read"], Words>> = {
  text: { en: "The text", cy: "Y testun" },
  excerpt: { en: "An excerpt", cy: "Rhan ohono" },
  secondary: {
    en: "A page about it, not the law",
    cy: "Tudalen amdano, nid y gyfraith",
  },
  memory: { en: "From memory, to be checked", cy: "O’r cof, i’w wirio" },
  "not read": { en: "Not read", cy: "Heb ei ddarllen" },
};

export const hidingWords: Readonly<Record<HiddenAddress["kind"], Words>> = {
  withhold: { en: "Kept back", cy: "Yn cael ei gadw’n ôl" },
  mark: { en: "Sent with its mark", cy: "Yn cael ei anfon gyda’i farc" },
  unit: {
    en: "Sent to a protected unit only",
    cy: "Yn cael ei anfon i uned warchodedig yn unig",
  },
  phone: { en: "By phone only", cy: "Dros y ffôn yn unig" },
};

export const nationWords: Readonly<Record<Nation, Words>> = {
  england: { en: "England", cy: "Lloegr" },
  scotland: { en: "Scotland", cy: "Yr Alban" },
  wales: { en: "Wales", cy: "Cymru" },
  "northern-ireland": { en: "Northern Ireland", cy: "Gogledd Iwerddon" },
};
