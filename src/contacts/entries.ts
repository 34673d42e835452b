import type { Entries } from "#log";

export const contactsEntries: Entries = {
  "contacts.recorded": {
    channel: "text",
    reason: "text",
    event: "text?",
    minutes: "number?",
    outcome: "text?",
  },
};
