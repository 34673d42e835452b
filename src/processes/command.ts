import type { ParseArgsConfig } from "node:util";
import { parseArgs } from "node:util";
import type { Settings } from "./settings.ts";

/** 0 good, 1 the check failed or something broke, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** How a command ends: what it says on standard output, and a code that is 0 unless told. Undefined: it was not written as it should be. */
export type Done =
  | ExitCode
  | string
  | { readonly said: string; readonly code: ExitCode }
  | undefined;

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: O }>
>;

/** One way to give a command. @throws WrongUse for an option that it does not have */
export type Form = (
  args: readonly string[],
  settings: Settings,
) => Promise<Done>;

/** A way to give a command, by the options it takes, how many words beside them, and what it does. */
export const form =
  <const O extends Options = Record<never, never>>(
    {
      options,
      words: [least, most] = [0, 0],
    }: {
      readonly options?: O;
      readonly words?: readonly [least: number, most: number];
    },
    run: (given: {
      readonly values: Parsed<O>["values"];
      readonly words: readonly string[];
      readonly settings: Settings;
    }) => Promise<Done>,
  ): Form =>
  async (args, settings) => {
    const { values, positionals: words } = parsed(args, options ?? ({} as O));
    return words.length < least || words.length > most
      ? undefined
      : run({ values, words, settings });
  };

function parsed<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new WrongUse(`${said} Settings come from the environment.`);
  }
}

/** One word of the command line; a file of `commands/` exports it as `command`. */
export type Command = {
  /** Printed for `--help`: how to write it, what it does, what its exit codes mean. */
  readonly usage: string;
  /** The one way to give it, or several by their first word. */
  readonly run: Form | ReadonlyMap<string, Form>;
};

/** Runs a command and says what came of it. @throws WrongUse that says how it is written */
export async function give(
  { usage, run }: Command,
  args: readonly string[],
  settings: Settings,
): Promise<ExitCode> {
  const chosen = typeof run === "function" ? run : run.get(args[0] ?? "");
  const rest = typeof run === "function" ? args : args.slice(1);
  const how = /(?<=^Usage: )joinery.*(\n +joinery.*)*/m.exec(usage)?.[0] ?? "";
  const done = await chosen?.(rest, settings);
  if (done === undefined)
    throw new WrongUse(`Write: ${how}\n--help tells more.`);
  if (typeof done === "number") return done;
  const { said, code } =
    typeof done === "string" ? { said: done, code: 0 as const } : done;
  process.stdout.write(said.endsWith("\n") ? said : `${said}\n`);
  return code;
}

/** The caller wrote something we cannot act on; the command line prints it and exits 2. */
export class WrongUse extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WrongUse";
  }
}
