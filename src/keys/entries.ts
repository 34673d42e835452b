import type { Entries } from "#log";

const made = { purpose: "text", kid: "text", by: "text" } as const;

export const keysEntries: Entries = {
  "keys.made": made,
  "keys.taken-in": made,
  "keys.rotated": { ...made, was: "text" },
  "keys.revoked": { purpose: "text", revoked: "text", by: "text" },
  "keys.resealed": { from: "text", to: "text", by: "text" },
};
