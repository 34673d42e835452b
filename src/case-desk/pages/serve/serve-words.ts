import type { Words } from "#kernel";

/** Words of beginning to serve a customer. Welsh: machine draft. */
export const serveWords = {
  title: { en: "Be sure who it is", cy: "Gwnewch yn siŵr pwy ydyw" },
  for: { en: "You are about to serve", cy: "Rydych ar fin gwasanaethu" },
  channel: {
    en: "How did they reach us?",
    cy: "Sut y gwnaethant gysylltu â ni?",
  },
  purpose: { en: "What is it about?", cy: "Am beth y mae?" },
  other: { en: "Something else", cy: "Rhywbeth arall" },
  assured: {
    en: "How do you know who they are?",
    cy: "Sut ydych yn gwybod pwy ydynt?",
  },
  answered: {
    en: "They answered questions that only they can answer",
    cy: "Atebasant gwestiynau mai dim ond nhw all eu hateb",
  },
  document: {
    en: "I saw a document with a photo",
    cy: "Gwelais ddogfen gyda llun",
  },
  signature: {
    en: "The signature and the details on the form agree with the record",
    cy: "Mae’r llofnod a’r manylion ar y ffurflen yn cytuno â’r cofnod",
  },
  vouched: {
    en: "Somebody who knows them vouches for them",
    cy: "Mae rhywun sy’n eu hadnabod yn tystio drostynt",
  },
  evidence: {
    en: "What did you ask or see?",
    cy: "Beth wnaethoch ei ofyn neu ei weld?",
  },
  evidenceHint: {
    en: "For example: address and date of marriage; passport; Dr Rees of their surgery. Do not write answers or numbers here.",
    cy: "Er enghraifft: cyfeiriad a dyddiad priodas; pasbort; Dr Rees o’u meddygfa. Peidiwch ag ysgrifennu atebion na rhifau yma.",
  },
  received: {
    en: "When did the form come in?",
    cy: "Pryd ddaeth y ffurflen i mewn?",
  },
  receivedSubject: {
    en: "The day the form came in",
    cy: "Y diwrnod y daeth y ffurflen i mewn",
  },
  dateHint: { en: "For example, 20 11 2026", cy: "Er enghraifft, 20 11 2026" },
  start: { en: "Start serving", cy: "Dechrau gwasanaethu" },
  startForm: { en: "Start keying the form", cy: "Dechrau bysellu’r ffurflen" },
  enterChannel: {
    en: "Choose how they reached us",
    cy: "Dewiswch sut y gwnaethant gysylltu â ni",
  },
  enterPurpose: { en: "Choose what it is about", cy: "Dewiswch am beth y mae" },
  enterAssured: {
    en: "Choose how you know who they are",
    cy: "Dewiswch sut ydych yn gwybod pwy ydynt",
  },
  enterEvidence: {
    en: "Enter what you asked or saw",
    cy: "Rhowch yr hyn a ofynnwyd neu a welwyd gennych",
  },
  enterReceived: {
    en: "Enter the day the form came in",
    cy: "Rhowch y diwrnod y daeth y ffurflen i mewn",
  },
} as const satisfies Record<string, Words>;
