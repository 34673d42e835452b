import type { Entries } from "#log";

const step = { task: "text", kind: "text", event: "text?" } as const;

export const caseworkEntries: Entries = Object.fromEntries(
  [
    "opened",
    "taken",
    "given-back",
    "assigned",
    "noted",
    "redirect-proposed",
    "redirect-agreed",
    "redirect-refused",
    "redirect-withdrawn",
    "redirect-expired",
    "redirect-overtaken",
    "retried",
    "redirected",
    "settled",
    "answered",
    "keyed",
    "nothing-to-do",
  ].map((what) => [`casework.task-${what}`, step]),
);
