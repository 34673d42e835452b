export type { Context } from "./context.ts";
export { inContext } from "./context.ts";
export type { Database, DatabaseOptions, Tx } from "./database.ts";
export { appRole, openDatabase } from "./database.ts";
export { onDemand } from "./demand.ts";
export { findClusterHome } from "./embedded/cluster.ts";
export type { ServerUrls } from "./embedded/running.ts";
export { findRunningEmbedded } from "./embedded/running.ts";
export type { EmbeddedOptions, EmbeddedServer } from "./embedded/server.ts";
export { startEmbedded } from "./embedded/server.ts";
export {
  DatabaseFault,
  isConnectionLost,
  isRowRefused,
  isUniqueViolation,
} from "./fault.ts";
export type { Share } from "./gate.ts";
export type { Migration } from "./migrate.ts";
export { findMissingMigrations, migrate, readMigrations } from "./migrate.ts";
export type { TestDatabase } from "./testing/test-database.ts";
export { testDatabase } from "./testing/test-database.ts";
