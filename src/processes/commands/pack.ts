import type { Command } from "../command.ts";
import { WrongUse } from "../command.ts";
import { checkPackFolder } from "./pack-check.ts";
import { exportPack } from "./pack-export.ts";
import { changePacks } from "./pack-publish.ts";

export const command: Command = {
  usage: `
Usage: joinery pack check [FOLDER]
       joinery pack export [--version HASH] FOLDER
       joinery pack publish FOLDER --from DATE --by ACCOUNT
       joinery pack roll-back [PUBLICATION] --by ACCOUNT
       joinery pack agree PROPOSAL --by ACCOUNT
       joinery pack history
check: reads a pack (PACK_DIR or packs/uk unless told), says everything that is wrong with it with file and line, or what it holds.
publish: proposes a folder from DATE on (today or later); roll-back: proposes to take back what is in force, or calls off a PUBLICATION.
agree: makes a proposal so. ACCOUNT must be another member of staff than who proposed; both a director or supervisor.
history: every publication, with whose acts it is.
export: writes a published version's files to an empty FOLDER, byte for byte with their comments; the one in force unless told.
Exit codes: 0 good, 1 the pack has mistakes or there is no such version, 2 wrong use.`,
  async run({ args: [verb, ...args], settings }) {
    if (verb === "check") return checkPackFolder(args, settings);
    if (verb === "export") return exportPack(args, settings);
    if (verb !== undefined && verb !== "--help")
      return changePacks(verb, args, settings);
    throw new WrongUse(
      "Write: joinery pack check [FOLDER], or joinery pack export FOLDER.",
    );
  },
};
