import type { Entries } from "#log";

const cameBack = { notice: "text", event: "text" } as const;

export const tellingEntries: Entries = {
  "telling.code-sent": cameBack,
  "telling.came-back": cameBack,
};
