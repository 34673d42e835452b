import type { Gateway, HiddenAddress, Nation } from "#catalogue";
import type { Words } from "#kernel";
import { say, sayEach } from "#kernel";

/** Words of the page of gateways. Welsh: machine draft. */
export const gatewayWords = sayEach({
  intro:
    "The law that lets each flow be sent, how far it was read, and whether it supports the flow. A flow is sent when its gateway was read and supports it, or supports a part to which it was narrowed.",
  claims: "Claims",
  ofSent: "sent, of",
  law: "Law",
  supports: "Supports it",
  read: "Read",
  follows: "What follows",
  hiding: "A hidden address",
  sent: "Sent",
  notSent: "Not sent",
  leavesOut: "Left out",
  people: "Only",
  nations: "Only in",
  choice: "Only when the person asks for it",
  because: "Not joined, because",
  appeals: "Ways to challenge a decision",
  decides: "Decision",
  step: "Step, to whom, within",
  shown: "Shown to people",
  notShown: "Not shown to people",
});

export const supportWords: Readonly<Record<Gateway["supports"], Words>> =
  sayEach({
    yes: say("Yes", "it is"),
    partly: "Partly",
    no: say("No", "it is not"),
    unknown: "Not known",
  });

export const readWords: Readonly<Record<Gateway["read"], Words>> = sayEach({
  text: "The text",
  excerpt: "An excerpt",
  secondary: "A page about it, not the law",
  memory: "From memory, to be checked",
  "not read": "Not read",
});

export const hidingWords: Readonly<Record<HiddenAddress["kind"], Words>> =
  sayEach({
    withhold: "Kept back",
    mark: "Sent with its mark",
    unit: "Sent to a protected unit only",
    phone: "By phone only",
  });

export const nationWords: Readonly<Record<Nation, Words>> = sayEach({
  england: "England",
  scotland: "Scotland",
  wales: "Wales",
  "northern-ireland": "Northern Ireland",
});
