import type { Entries } from "#log";

const work = { account: "text", organisation: "text", role: "text" } as const;
/** Which bodies hear of what is told under it; none: all. Entries from before it could say so have none. */
const mandate = { capacity: "text", bodies: "texts?" } as const;

export const accessEntries: Entries = {
  "access.role-given": work,
  "access.role-ended": work,
  "access.mandate-offered": mandate,
  "access.mandate-made": mandate,
  "access.mandate-ended": mandate,
  "access.serving-started": {
    channel: "text",
    assured: "text",
    purpose: "text",
  },
  "access.serving-ended": { channel: "text", minutes: "number" },
  "access.signed-out-everywhere": { sessions: "number" },
};
