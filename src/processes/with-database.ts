import type { Database, DatabaseOptions, ServerUrls } from "#postgres";
import {
  findMissingMigrations,
  findRunningEmbedded,
  openDatabase,
  startEmbedded,
} from "#postgres";
import { WrongUse } from "./command.ts";
import { prepareDataFolder } from "./data-folder.ts";
import type { Settings } from "./settings.ts";

/** The server that the settings name or that already runs on the data folder; undefined when there is neither. */
export const findServer = (settings: Settings): ServerUrls | undefined =>
  settings.databaseUrl === undefined
    ? findRunningEmbedded(settings.dataDir)
    : { ownerUrl: settings.databaseUrl, appUrl: settings.databaseUrl };

/** For `serve` and `work`, which run beside others and so never start a database of their own. */
export function getServer(settings: Settings): ServerUrls {
  const server = findServer(settings);
  if (server !== undefined) return server;
  throw new WrongUse(
    `No database runs in ${settings.dataDir}. Set DATABASE_URL, or run npm start, which brings one.`,
  );
}

/** Runs `work` on the server of the settings; when the data folder's is not running, starts it for as long as that takes. */
export async function withServer<T>(
  settings: Settings,
  work: (server: ServerUrls) => Promise<T>,
): Promise<T> {
  const running = findServer(settings);
  if (running !== undefined) return work(running);
  prepareDataFolder(settings.dataDir);
  const started = await startEmbedded({ dataDir: settings.dataDir });
  try {
    return await work(started);
  } finally {
    await started.stop();
  }
}

/** As `withServer`, with the database open as the application. */
export const withDatabase = <T>(
  settings: Settings,
  work: (db: Database) => Promise<T>,
): Promise<T> =>
  withServer(settings, async ({ appUrl }) => {
    const db = await openMigrated(appUrl, "joinery");
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  });

/** Opens a database that has all that this version needs. @throws WrongUse that says what to run when it has not. */
export async function openMigrated(
  url: string,
  applicationName: string,
  connections: Pick<DatabaseOptions, "max" | "shares"> = {},
): Promise<Database> {
  const db = openDatabase({ url, applicationName, ...connections });
  try {
    const missing = await findMissingMigrations(db);
    if (missing.length === 0) return db;
    throw new WrongUse(
      `The database is not at this version: ${missing.length === 1 ? "a migration is" : `${missing.length} migrations are`} missing, ${missing[0]} first. Run: npm run joinery -- migrate`,
    );
  } catch (error) {
    await db.close();
    throw error;
  }
}
