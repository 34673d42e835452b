#!/usr/bin/env node
import type { ExitCode } from "./command.ts";
import { give, WrongUse } from "./command.ts";
import { commands } from "./commands.ts";

const help = (): string =>
  [
    "Usage: joinery COMMAND [OPTION…]   (joinery COMMAND --help tells more)",
    "",
    ...Array.from(
      commands,
      ([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`,
    ),
    "",
    "Settings, by environment: PORT (3000), HOST (127.0.0.1), PUBLIC_URL, DATABASE_URL, DATA_DIR (./data), LOG_LEVEL (info).",
    "Exit codes: 0 good, 1 a check failed or something broke, 2 wrong use.",
    "",
  ].join("\n");

const asksForHelp = (words: readonly string[]): boolean =>
  words.some((word) => word === "--help" || word === "-h");

/** Runs one command line. */
async function main(words: readonly string[]): Promise<ExitCode> {
  const [name, ...args] = words;
  if (name === undefined) {
    process.stderr.write(help());
    return 2;
  }
  if (name === "help" || name.startsWith("-")) {
    const asked = name === "help" || asksForHelp(words);
    (asked ? process.stdout : process.stderr).write(help());
    return asked ? 0 : 2;
  }
  const entry = commands.get(name);
  if (entry === undefined) {
    process.stderr.write(`There is no command “${name}”.\n\n${help()}`);
    return 2;
  }
  const { command } = await entry.load();
  if (asksForHelp(args)) {
    process.stdout.write(`${command.usage.trim()}\n`);
    return 0;
  }
  const { readSettings } = await import("./settings.ts"); // help needs none
  return give(command, args, readSettings(process.env));
}

/** Says what went wrong in one line; the stack of a bug only when asked for. */
function report(error: unknown): ExitCode {
  const isDebugging = /^(debug|trace)$/.test(process.env["LOG_LEVEL"] ?? "");
  const text =
    error instanceof Error && !isDebugging ? error.message : String(error);
  process.stderr.write(`joinery: ${text}\n`);
  if (error instanceof Error && isDebugging)
    process.stderr.write(`${error.stack}\n`);
  return error instanceof WrongUse ? 2 : 1;
}

process.exitCode = await main(process.argv.slice(2)).catch(
  (error) => process.exit(report(error)), // what it had opened would keep a failed process alive
);
process.disconnect?.(); // the channel to the process that started us would keep us alive
