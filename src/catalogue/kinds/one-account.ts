import type { Path } from "../source/pack-file.ts";
import type { InFile, Known } from "./kind.ts";

/** One new account of a telling is held until its owner confirms it; a second would go out unheld. */
export function checkOneAccount(
  taken: readonly { readonly concept: string; readonly at: Path }[],
  { accounts }: Known,
  say: InFile["say"],
  first = taken.find(({ concept }) => accounts.has(concept))?.concept,
): void {
  for (const { concept, at } of taken)
    if (accounts.has(concept) && concept !== first)
      say(
        at,
        `\`${concept}\` is a bank account beside \`${first}\`, and only one of a telling can wait for its owner's code.`,
        "Take one of them out, and let people tell it in an event of its own.",
      );
}
