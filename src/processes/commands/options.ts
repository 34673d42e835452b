import type { ParseArgsConfig } from "node:util";
import { parseArgs } from "node:util";
import { WrongUse } from "../command.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Reads options and the words beside them. @throws WrongUse for an option the command does not have. */
export function readOptions<const T extends Options>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}
