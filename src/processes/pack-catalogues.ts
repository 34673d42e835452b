import { fileURLToPath } from "node:url";
import { formatPackError, loadPack } from "#catalogue";
import type { Catalogue } from "#catalogue";
import type { Catalogues } from "#telling";
import { WrongUse } from "./command.ts";

const ukPack = fileURLToPath(new URL("../../packs/uk", import.meta.url));
const errorsShown = 20;

/** The catalogue of a pack's folder. @throws WrongUse that lists what is wrong in the pack. */
export async function openPack(folder: string = ukPack): Promise<Catalogue> {
  const loaded = await loadPack(folder);
  if (loaded.kind === "ok") return loaded.value;
  const lines = loaded.error.slice(0, errorsShown).map(formatPackError);
  throw new WrongUse(
    `The pack in ${folder} has ${loaded.error.length} errors:\n${lines.join("\n")}`,
  );
}

/** One catalogue for everything: what a process without published versions has. */
export const catalogueAlone = (catalogue: Catalogue): Catalogues => ({
  inForce: () => catalogue,
  load: () => Promise.resolve(catalogue),
});
