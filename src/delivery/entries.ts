import type { Entries } from "#log";

const tried = {
  delivery: "text",
  event: "text",
  flow: "text",
  kind: "text",
  attempts: "number?",
  fault: "text?",
} as const;
/** `way` says how an answer came that was not the answer to a try. */
const answered = { ...tried, way: "text?" } as const;
const settled = { delivery: "text", to: "text?" } as const;

export const deliveryEntries: Entries = {
  "delivery.accepted": answered,
  "delivery.acted": answered,
  "delivery.refused": answered,
  "delivery.dead": tried,
  "delivery.dead-letter-retried": settled,
  "delivery.dead-letter-redirected": settled,
  "delivery.dead-letter-settled": settled,
  "delivery.address-hidden": { delivery: "text", hiding: "text" },
  "delivery.contact-returned": {
    event: "text",
    reason: [
      "to-tell-again",
      "to-ask-progress",
      "to-complain",
      "to-ask-how",
      "to-give-evidence",
      "other",
    ],
    channel: ["digital", "phone", "counter", "home-visit", "post"],
    on: "text",
  },
  "delivery.reconciled": {
    day: "text",
    held: "number",
    differences: "number",
  },
  "delivery.differs": {
    delivery: "text",
    kind: ["not-held", "not-answered", "not-ours"],
    day: "text?", // the first of them lack it
    event: "text?",
  },
};
