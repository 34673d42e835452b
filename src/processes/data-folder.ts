import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const mark = "READ-ME.txt";

/** Makes the data folder and marks it as ours, so that `reset` empties no other. */
export function prepareDataFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, mark);
  if (!existsSync(file))
    writeFileSync(
      file,
      "Joinery keeps its database, keys and published log heads here. Stop it before you copy or move this folder; npm run reset empties it.\n",
    );
}

export const isOurs = (dataDir: string): boolean =>
  existsSync(join(dataDir, mark));
