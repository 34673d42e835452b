import type { Entries } from "#log";

const address = { by: "text", alerted: "number" } as const;

export const peopleEntries: Entries = {
  "people.facts-recorded": { source: "text", facts: "number" },
  /** Written by what ends a notice. */
  "people.facts-reversed": { notice: "text", facts: "number" },
  "people.looked": { by: "text", purpose: "text", outcome: "text?" },
  "people.address-hidden": address,
  "people.address-shown": address,
  "people.reach-changed": { ways: "texts", alerted: "number" },
  /** Nobody could be alerted of what must not be done unseen. */
  "people.unreached": { alert: "text" },
  "people.bank-account-requested": { channel: "text" },
  "people.bank-account-confirmed": {},
  "people.bank-account-refused": {},
};
