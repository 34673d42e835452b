import type { Entries } from "./entry-shape.ts";

export const logEntries: Entries = {
  /** What rows a transaction wrote, by their digests. */
  "log.rows": {},
  /** What a follower has handled, and how far each had come before that was said. */
  "log.followed": { follower: "text", after: "number", through: "number" },
  "log.followed-before": {},
  /** What guards the rows: tables, policies, triggers, by name. */
  "log.schema": {},
  "log.forgotten": { through: "number", salts: "number" },
};
