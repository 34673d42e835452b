import type { Command } from "./command.ts";

export type CommandEntry = {
  readonly summary: string;
  /** Loaded only when asked for, so that each command starts fast. Absent: not built yet. */
  load?(): Promise<{ readonly command: Command }>;
};

/** Every word of the command line, in the order of its help. */
export const commands: ReadonlyMap<string, CommandEntry> = new Map<
  string,
  CommandEntry
>([
  [
    "start",
    {
      summary: "run everything, with a database and made-up people of its own",
      load: () => import("./commands/start.ts"),
    },
  ],
  [
    "serve",
    {
      summary: "answer web requests (as many processes as wanted)",
      load: () => import("./commands/serve.ts"),
    },
  ],
  [
    "work",
    {
      summary: "seal, deliver, follow (as many processes as wanted)",
      load: () => import("./commands/work.ts"),
    },
  ],
  [
    "migrate",
    {
      summary: "bring the database to this version",
      load: () => import("./commands/migrate.ts"),
    },
  ],
  [
    "pack",
    {
      summary: "check, publish, roll back or export a pack",
      load: () => import("./commands/pack.ts"),
    },
  ],
  [
    "cases",
    {
      summary: "decide example cases and compare",
      load: () => import("./commands/cases.ts"),
    },
  ],
  [
    "decide",
    {
      summary: "decide for one set of facts",
      load: () => import("./commands/decide.ts"),
    },
  ],
  ["bench", { summary: "measure", load: () => import("./commands/bench.ts") }],
  [
    "log",
    {
      summary: "verify the log",
      load: () => import("./commands/log.ts"),
    },
  ],
  [
    "messages",
    {
      summary: "list messages that could not be sent, or send them again",
      load: () => import("./commands/messages.ts"),
    },
  ],
  [
    "keys",
    {
      summary: "list, rotate or reseal the installation's keys",
      load: () => import("./commands/keys.ts"),
    },
  ],
  [
    "audit",
    {
      summary: "check a receipt without the database",
      load: () => import("./commands/audit.ts"),
    },
  ],
  [
    "conformance",
    {
      summary: "check a department's endpoint",
      load: () => import("./commands/conformance.ts"),
    },
  ],
  [
    "reset",
    {
      summary: "empty the data folder",
      load: () => import("./commands/reset.ts"),
    },
  ],
]);
