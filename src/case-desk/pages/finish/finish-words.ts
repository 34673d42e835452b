import type { ContactReason } from "#contacts";
import type { Words } from "#kernel";
import { sayEach } from "#kernel";

/** Words of ending a contact with a customer. Welsh: machine draft. */
export const finishWords = sayEach({
  title: "Finish serving",
  why: "We count each contact, so that we can see which ones should not have been needed.",
  told: "Told in this contact",
  done: "Everything is done from their side",
  waiting: "They will come back with something missing",
  passed: "They must turn to another body",
  broken: "It broke off",
  finish: "Finish",
  back: "Go on serving",
});

export const reasonWords: Readonly<Record<ContactReason, Words>> = sayEach({
  "to-tell": "To tell us something",
  "to-correct": "To correct what they told",
  "to-withdraw": "To take back what they told",
  "to-apply": "To apply for something",
  "to-tell-again": "To tell again what they had told before",
  "to-ask-progress": "To ask how far it is",
  "to-complain": "To complain",
  "to-ask-how": "To ask how to do something",
  "to-give-evidence": "To bring or send evidence",
  other: "Something else",
});
