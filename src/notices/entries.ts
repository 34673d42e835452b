import type { Entries } from "#log";

const notice = {
  notice: "text",
  event: "text",
  channel: ["digital", "phone", "counter", "home-visit", "post"],
  capacity: "text?",
  flows: "texts?",
  organisations: "texts?",
} as const;

export const noticesEntries: Entries = {
  "notice.told": notice,
  "notice.joined": notice,
  "notice.corrected": notice,
  "notice.withdrawn": notice,
};
