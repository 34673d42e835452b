import { systemClock } from "#kernel";
import { openLogger } from "./logger.ts";
import { openKeys } from "./open-keys.ts";
import type { Settings } from "./settings.ts";
import { sharesOf } from "./shares.ts";
import { getServer, openMigrated } from "./with-database.ts";
import type { Parts } from "./wiring.ts";

/** Opens what the rooms of one process share. @throws WrongUse when the database is not migrated or the keys are not the installation's. */
export async function openParts(
  settings: Settings,
  name: string,
): Promise<Parts & { close(): Promise<void> }> {
  const { appUrl } = getServer(settings);
  const { connectionsMax: max } = settings;
  const database = await openMigrated(appUrl, `joinery ${name}`, {
    max,
    ...(name === "serve" && { shares: sharesOf(max) }),
  });
  const logger = openLogger(settings, name);
  const common = { settings, database, clock: systemClock, logger };
  const keys = await openKeys(common);
  return {
    ...common,
    keys,
    async close() {
      await keys.stop();
      await database.close();
    },
  };
}
