import type { Entries } from "#log";

const ended = { proposal: "number", by: "text" } as const;

export const catalogueEntries: Entries = {
  "catalogue.imported": { hash: "text" },
  "catalogue.drafted": {
    proposal: "number",
    version: "text?",
    coversFrom: "text?",
    publication: "number?",
  },
  "catalogue.proposed": ended,
  "catalogue.proposal-agreed": ended,
  "catalogue.proposal-refused": ended,
  "catalogue.proposal-withdrawn": ended,
  "catalogue.published": {
    hash: "text",
    coversFrom: "text",
    by: "text",
    agreedBy: "text",
  },
  "catalogue.withdrawn": {
    publication: "number",
    by: "text",
    agreedBy: "text",
  },
};
