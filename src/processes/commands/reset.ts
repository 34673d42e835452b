import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { findClusterHome, findRunningEmbedded } from "#postgres";
import type { Command } from "../command.ts";
import { form, WrongUse } from "../command.ts";
import { isOurs } from "../data-folder.ts";

const options = { yes: { type: "boolean" } } as const;

export const command: Command = {
  usage: `
Usage: joinery reset [--yes]
Empties DATA_DIR: the embedded database, keys, published heads, everything told so far. Asks first unless --yes is given.
It never touches the database of DATABASE_URL.
Exit codes: 0 done, 1 not confirmed, 2 wrong use.`,
  run: form({ options }, async ({ values, settings: { dataDir } }) => {
    if (!existsSync(dataDir) || readdirSync(dataDir).length === 0)
      return `${dataDir} is empty already.`;
    refuseForeign(dataDir);
    if (!values.yes && !(await confirms(dataDir))) return 1;
    empty(dataDir);
    return `${dataDir} is empty.`;
  }),
};

function refuseForeign(dataDir: string): void {
  if (findRunningEmbedded(dataDir) !== undefined)
    throw new WrongUse(`${dataDir} is in use; stop Joinery first.`);
  if (!isOurs(dataDir))
    throw new WrongUse(
      `${dataDir} was not made by Joinery, so it is not emptied. Check DATA_DIR.`,
    );
}

async function confirms(dataDir: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new WrongUse("Nobody can be asked here; write --yes.");
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
  });
  const answer = await terminal.question(
    `Delete everything in ${dataDir}? Type yes: `,
  );
  terminal.close();
  return answer.trim() === "yes";
}

function empty(dataDir: string): void {
  const elsewhere = findClusterHome(dataDir);
  if (elsewhere !== undefined)
    rmSync(elsewhere, { recursive: true, force: true });
  for (const entry of readdirSync(dataDir))
    rmSync(join(dataDir, entry), { recursive: true, force: true });
}
