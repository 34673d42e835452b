import {
  followCatalogue,
  formatPackError,
  hashOf,
  NoLongerCompiles,
  publishPackFolder,
  readPack,
} from "#catalogue";
import { registerFlows } from "#delivery";
import type { Catalogues } from "#telling";
import { WrongUse } from "./command.ts";
import type { Parts } from "./wiring.ts";

const errorsShown = 20;
const howToMend =
  "Nothing was changed. It is in force and was published with another version of the program: start that one. To come to this one, run joinery pack export FOLDER, mend the folder until joinery pack check FOLDER has no mistake with either program, and publish it with the one that runs (docs/how-to/publish-a-pack.md).";

/**
 * Follows what is in force, each version with its signed flows before anybody works with it. The folder is imported only into an empty database.
 * @throws WrongUse that lists what is wrong in the pack, or in what is in force; FlowChanged when a signed flow differs. Then what was in force stays.
 */
export async function openCatalogues({
  database,
  logger,
  settings: { packDir: folder },
}: Pick<Parts, "database" | "logger" | "settings">): Promise<
  Catalogues & { stop(): Promise<void> }
> {
  const published = await publishPackFolder(
    database,
    { folder, by: "start" },
    (tx, { flows }) => registerFlows(tx, flows.values()),
  );
  if (published.kind === "failure") {
    const lines = published.error.slice(0, errorsShown).map(formatPackError);
    throw new WrongUse(
      `The pack in ${folder} has ${published.error.length} mistakes:\n${lines.join("\n")}`,
    );
  }
  const files = await readPack(folder);
  if (files.kind === "ok" && hashOf(files.value) !== published.value)
    logger.warn(
      { folder, inForce: published.value },
      "the folder differs from what is in force and is not used; to publish it: npm run joinery -- pack publish FOLDER --from DATE",
    );
  const follower = await followCatalogue(
    database,
    (err) => logger.error({ err }, "a published catalogue could not be loaded"),
    (tx, { flows }) => registerFlows(tx, flows.values()),
  ).catch((error: unknown) => {
    if (!(error instanceof NoLongerCompiles)) throw error;
    throw new WrongUse(`${error.message}\n${howToMend}`);
  });
  return {
    inForce: follower.current,
    load: follower.version,
    stop: follower.stop,
  };
}
