import type { Command } from "../command.ts";
import { WrongUse } from "../command.ts";

export const command: Command = {
  usage: `
Usage: joinery pack check [--watch] [FOLDER]
       joinery pack export [--version HASH] FOLDER
       joinery pack publish FOLDER --from DATE
       joinery pack roll-back [PUBLICATION]
       joinery pack history
check: reads a pack (PACK_DIR or packs/uk unless told), says everything that is wrong with it with file and line, or what it holds; with --watch again whenever a file changes.
publish: drafts a folder from DATE on (today or later); roll-back: drafts that what is in force, or a PUBLICATION, is taken back.
Nothing changes by a draft: on the page that is named, one person puts it forward and another agrees, both signed in.
history: every publication, with whose acts it is.
export: writes a published version's files to an empty FOLDER, byte for byte with their comments; the one in force unless told.
Exit codes: 0 good, 1 the pack has mistakes or there is no such version, 2 wrong use.`,
  async run({ args: [verb, ...args], settings }) {
    // Each loads its own rooms, so that a check starts fast.
    if (verb === "check")
      return (await import("./pack-check.ts")).checkPackFolder(args, settings);
    if (verb === "export")
      return (await import("./pack-export.ts")).exportPack(args, settings);
    if (verb !== undefined && verb !== "--help")
      return (await import("./pack-publish.ts")).changePacks(
        verb,
        args,
        settings,
      );
    throw new WrongUse(
      "Write: joinery pack check [FOLDER], or joinery pack export FOLDER.",
    );
  },
};
