import type { ContactReason } from "#contacts";
import type { Words } from "#kernel";

/** Words of ending a contact with a customer. Welsh: machine draft. */
export const finishWords = {
  title: { en: "Finish serving", cy: "Gorffen gwasanaethu" },
  why: {
    en: "We count each contact, so that we can see which ones should not have been needed.",
    cy: "Rydym yn cyfrif pob cysylltiad, er mwyn gweld pa rai na ddylai fod eu hangen.",
  },
  told: { en: "Told in this contact", cy: "Dywedwyd yn y cysylltiad hwn" },
  reason: {
    en: "Why did they contact us?",
    cy: "Pam y gwnaethant gysylltu â ni?",
  },
  minutes: { en: "Minutes it took", cy: "Munudau a gymerodd" },
  minutesHint: {
    en: "Filled in from the clock. Change it when you did something else meanwhile.",
    cy: "Wedi’i lenwi o’r cloc. Newidiwch ef os gwnaethoch rywbeth arall yn y cyfamser.",
  },
  outcome: { en: "How did it end?", cy: "Sut y daeth i ben?" },
  done: {
    en: "Everything is done from their side",
    cy: "Mae popeth wedi’i wneud o’u hochr hwy",
  },
  waiting: {
    en: "They will come back with something missing",
    cy: "Byddant yn dod yn ôl gyda rhywbeth sydd ar goll",
  },
  passed: {
    en: "They must turn to another body",
    cy: "Rhaid iddynt droi at gorff arall",
  },
  broken: { en: "It broke off", cy: "Torrwyd ar ei draws" },
  finish: { en: "Finish", cy: "Gorffen" },
  back: { en: "Go on serving", cy: "Parhau i wasanaethu" },
  enterReason: {
    en: "Choose why they contacted us",
    cy: "Dewiswch pam y gwnaethant gysylltu â ni",
  },
  enterMinutes: {
    en: "Enter the minutes it took",
    cy: "Rhowch y munudau a gymerodd",
  },
  enterOutcome: { en: "Choose how it ended", cy: "Dewiswch sut y daeth i ben" },
} as const satisfies Record<string, Words>;

export const reasonWords: Readonly<Record<ContactReason, Words>> = {
  "to-tell": { en: "To tell us something", cy: "I ddweud rhywbeth wrthym" },
  "to-correct": {
    en: "To correct what they told",
    cy: "I gywiro’r hyn a ddywedasant",
  },
  "to-withdraw": {
    en: "To take back what they told",
    cy: "I dynnu’n ôl yr hyn a ddywedasant",
  },
  "to-apply": { en: "To apply for something", cy: "I wneud cais am rywbeth" },
  "to-tell-again": {
    en: "To tell again what they had told before",
    cy: "I ddweud eto yr hyn a ddywedasant o’r blaen",
  },
  "to-ask-progress": {
    en: "To ask how far it is",
    cy: "I ofyn pa mor bell y mae",
  },
  "to-complain": { en: "To complain", cy: "I gwyno" },
  "to-ask-how": {
    en: "To ask how to do something",
    cy: "I ofyn sut i wneud rhywbeth",
  },
  "to-give-evidence": {
    en: "To bring or send evidence",
    cy: "I ddod â thystiolaeth neu ei hanfon",
  },
  other: { en: "Something else", cy: "Rhywbeth arall" },
};
