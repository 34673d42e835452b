import type { Command } from "../command.ts";
import { WrongUse } from "../command.ts";
import { checkPackFolder } from "./pack-check.ts";
import { exportPack } from "./pack-export.ts";

export const command: Command = {
  usage: `
Usage: joinery pack check [FOLDER]
       joinery pack export [--version HASH] FOLDER
check: reads a pack (packs/uk unless told), says everything that is wrong with it with file and line, or what it holds.
export: writes a published version's files to an empty FOLDER, byte for byte with their comments; the one in force unless told.
Exit codes: 0 good, 1 the pack has mistakes or there is no such version, 2 wrong use.`,
  async run({ args: [verb, ...args], settings }) {
    if (verb === "check") return checkPackFolder(args);
    if (verb === "export") return exportPack(args, settings);
    throw new WrongUse(
      "Write: joinery pack check [FOLDER], or joinery pack export FOLDER.",
    );
  },
};
