import { systemClock } from "#kernel";
import { openDatabase } from "#postgres";
import { openLogger } from "./logger.ts";
import type { Settings } from "./settings.ts";
import { getServer } from "./with-database.ts";
import type { Parts } from "./wiring.ts";

/** Opens what the rooms of one process share. */
export function openParts(settings: Settings, name: string): Parts {
  const { appUrl } = getServer(settings);
  return {
    settings,
    database: openDatabase({ url: appUrl, applicationName: `joinery ${name}` }),
    clock: systemClock,
    logger: openLogger(settings, name),
  };
}
