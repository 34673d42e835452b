import type { Entries } from "#log";

const step = { task: "text", kind: "text", event: "text?" } as const;

export const caseworkEntries: Entries = {
  "casework.task-opened": step,
  "casework.task-taken": step,
  "casework.task-given-back": step,
  "casework.task-assigned": step,
  "casework.task-noted": step,
  "casework.task-redirect-proposed": step,
  "casework.task-redirect-agreed": step,
  "casework.task-redirect-refused": step,
  "casework.task-redirect-withdrawn": step,
  "casework.task-redirect-expired": step,
  "casework.task-redirect-overtaken": step,
  "casework.task-retried": step,
  "casework.task-redirected": step,
  "casework.task-settled": step,
  "casework.task-answered": step,
  "casework.task-keyed": step,
  "casework.task-nothing-to-do": step,
};
