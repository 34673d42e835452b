import { resolve } from "node:path";
import type { Command, Form } from "../command.ts";
import { form, WrongUse } from "../command.ts";

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
  // Each loads its own rooms, so that a check starts fast.
  run: new Map([
    [
      "check",
      form(
        { options: { watch: { type: "boolean" } }, words: [0, 1] },
        async ({ values, words: [folder], settings }) =>
          (await import("./pack-check.ts")).checkPackFolder(
            resolve(folder ?? settings.packDir),
            values.watch ?? false,
            settings,
          ),
      ),
    ],
    [
      "export",
      form(
        { options: { version: { type: "string" } }, words: [1, 1] },
        async ({ values, words: [folder = ""], settings }) =>
          (await import("./pack-export.ts")).exportPack(
            resolve(folder),
            values.version,
            settings,
          ),
      ),
    ],
    ["publish", changing("publish", [1, 1])],
    ["roll-back", changing("rollBack", [0, 1])],
    ["history", changing("history", [0, 0])],
    [
      "agree",
      form({ words: [0, Infinity] }, async ({ settings }) => {
        const { publishingPage } = await import("../settings.ts");
        throw new WrongUse(
          `Agreeing is an act of somebody who is signed in: ${publishingPage(settings)}`,
        );
      }),
    ],
  ]),
};

function changing(
  act: "publish" | "rollBack" | "history",
  words: readonly [least: number, most: number],
): Form {
  const options = { from: { type: "string" } } as const;
  return form({ options, words }, async (given) => {
    const { changePacks } = await import("./pack-publish.ts");
    return changePacks(act, { ...given, from: given.values.from });
  });
}
