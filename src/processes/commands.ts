import type { Command } from "./command.ts";

export type CommandEntry = {
  readonly summary: string;
  /** Loaded only when asked for, so that each command starts fast. */
  load(): Promise<{ readonly command: Command }>;
};

/** Every word of the command line, in the order of its help; each is a file of `commands/`. */
const summaries = {
  start: "run everything, with a database and made-up people of its own",
  serve: "answer web requests (as many processes as wanted)",
  work: "seal, deliver, follow (as many processes as wanted)",
  migrate: "bring the database to this version",
  pack: "check, publish, roll back or export a pack",
  cases: "decide example cases and compare",
  decide: "decide for one set of facts",
  bench: "measure",
  log: "verify the log",
  messages: "list messages that could not be sent, or send them again",
  keys: "list, rotate, revoke or reseal the installation's keys",
  staff: "say who works where as what",
  audit: "check a receipt without the database",
  conformance: "check a department's endpoint",
  reset: "empty the data folder",
} as const;

export const commands: ReadonlyMap<string, CommandEntry> = new Map(
  Object.entries(summaries).map(([name, summary]) => [
    name,
    { summary, load: () => import(`./commands/${name}.ts`) },
  ]),
);
