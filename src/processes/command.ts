import type { Settings } from "./settings.ts";

/** 0 good, 1 the check failed or something broke, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** What the command line hands to a command. */
export type Invocation = {
  /** Words after the command's name. */
  readonly args: readonly string[];
  readonly settings: Settings;
};

/** One word of the command line; a file of `commands/` exports it as `command`. */
export type Command = {
  /** Printed for `--help`: how to write it, what it does, what its exit codes mean. */
  readonly usage: string;
  run(invocation: Invocation): Promise<ExitCode>;
};

/** The caller wrote something we cannot act on; the command line prints it and exits 2. */
export class WrongUse extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WrongUse";
  }
}

/** For a command that takes no words. */
export function refuseArgs(name: string, args: readonly string[]): void {
  if (args.length > 0)
    throw new WrongUse(
      `“${args[0]}” is no option of joinery ${name}; settings come from the environment. See joinery ${name} --help.`,
    );
}
