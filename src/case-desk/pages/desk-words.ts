import type { ServedChannel } from "#access";
import type { StepKind, TaskKind, TaskOutcome } from "#casework";
import type { Words } from "#kernel";

/** Words that more than one page of the case desk uses. Welsh: machine draft. */
export const deskWords = {
  desk: { en: "Case desk", cy: "Desg achosion" },
  worklist: { en: "Worklist", cy: "Rhestr waith" },
  find: { en: "Find a customer", cy: "Dod o hyd i gwsmer" },
  forms: { en: "Key a printed form", cy: "Bysellu ffurflen brintiedig" },
  system: { en: "the system", cy: "y system" },
  nobody: { en: "Nobody yet", cy: "Neb eto" },
  late: { en: "Late", cy: "Hwyr" },
} as const satisfies Record<string, Words>;

export const kindWords: Readonly<Record<TaskKind, Words>> = {
  "dead-letter": { en: "Could not be delivered", cy: "Ni ellid ei gyflwyno" },
  refusal: { en: "Refused", cy: "Gwrthodwyd" },
  conflict: { en: "Does not agree", cy: "Nid yw’n cytuno" },
  "keyed-form": { en: "Form to key", cy: "Ffurflen i’w bysellu" },
};

export const outcomeWords: Readonly<Record<TaskOutcome, Words>> = {
  retried: { en: "Sent again", cy: "Anfonwyd eto" },
  redirected: { en: "Sent to another body", cy: "Anfonwyd at gorff arall" },
  settled: { en: "Settled by phone", cy: "Datryswyd dros y ffôn" },
  answered: { en: "The body answered", cy: "Atebodd y corff" },
  keyed: { en: "Keyed", cy: "Wedi’i bysellu" },
  "nothing-to-do": {
    en: "Looked at; nothing more to do",
    cy: "Edrychwyd arno; dim mwy i’w wneud",
  },
};

export const stepWords: Readonly<Record<StepKind, Words>> = {
  ...outcomeWords,
  opened: { en: "Opened", cy: "Agorwyd" },
  taken: { en: "Taken", cy: "Cymerwyd" },
  "given-back": { en: "Given back", cy: "Rhoddwyd yn ôl" },
  assigned: { en: "Assigned", cy: "Neilltuwyd" },
  noted: { en: "Noted", cy: "Nodwyd" },
  "redirect-proposed": {
    en: "Proposed to send it to another body",
    cy: "Cynigiwyd ei anfon at gorff arall",
  },
  "redirect-agreed": {
    en: "Agreed to send it to another body",
    cy: "Cytunwyd i’w anfon at gorff arall",
  },
  "redirect-refused": {
    en: "Did not agree to send it to another body",
    cy: "Ni chytunwyd i’w anfon at gorff arall",
  },
  "redirect-withdrawn": {
    en: "Took back the proposal to send it to another body",
    cy: "Tynnwyd yn ôl y cynnig i’w anfon at gorff arall",
  },
  "redirect-expired": {
    en: "Nobody agreed in time to send it to another body",
    cy: "Ni chytunodd neb mewn pryd i’w anfon at gorff arall",
  },
  "redirect-overtaken": {
    en: "Not sent to another body: something had changed since it was proposed",
    cy: "Ni anfonwyd at gorff arall: roedd rhywbeth wedi newid ers ei gynnig",
  },
};

export const servedChannelWords: Readonly<Record<ServedChannel, Words>> = {
  phone: { en: "Phone", cy: "Ffôn" },
  counter: { en: "Counter", cy: "Cownter" },
  "home-visit": { en: "Home visit", cy: "Ymweliad â’r cartref" },
  post: { en: "Post", cy: "Post" },
};
