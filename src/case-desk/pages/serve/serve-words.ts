import { sayEach } from "#kernel";

/** Words of beginning to serve a customer. Welsh: machine draft. */
export const serveWords = sayEach({
  title: "Be sure who it is",
  for: "You are about to serve",
  channel: "How did they reach us?",
  purpose: "What is it about?",
  other: "Something else",
  assured: "How do you know who they are?",
  answered: "They answered questions that only they can answer",
  document: "I saw a document with a photo",
  signature: "The signature and the details on the form agree with the record",
  vouched: "Somebody who knows them vouches for them",
  evidence: "What did you ask or see?",
  evidenceHint:
    "For example: address and date of marriage; passport; Dr Rees of their surgery. Do not write answers or numbers here.",
  received: "When did the form come in?",
  receivedSubject: "The day the form came in",
  dateHint: "For example, 20 11 2026",
  start: "Start serving",
  startForm: "Start keying the form",
  enterChannel: "Choose how they reached us",
  enterPurpose: "Choose what it is about",
  enterAssured: "Choose how you know who they are",
  enterEvidence: "Enter what you asked or saw",
  enterReceived: "Enter the day the form came in",
});
