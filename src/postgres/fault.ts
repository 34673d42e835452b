/**
 * A fault outside: the database is away, misconfigured, or refuses. `code` is stable:
 * - `database-unavailable`: it did not answer in time; nothing was changed; try again.
 * - `database-busy`: too many waited for it, or it took too long; nothing was changed; try again in a few seconds.
 * - `abandoned`: nobody waits for the work any longer, so it was left; nothing was changed.
 * - `commit-unknown`: the connection broke during COMMIT; ask before you repeat.
 * - `unsafe-role`: we are connected as a role that row-level security does not bind.
 * - `unsafe-server`: it presets what would free us from row-level security or from what attests rows.
 * - `migration-changed`, `migration-failed`, `migration-missing`, `migration-forbidden`: see the message.
 * - `embedded-*`: the embedded server could not be placed, locked or started; see the message.
 */
export class DatabaseFault extends Error {
  readonly code: string;
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "DatabaseFault";
    this.code = code;
  }
}

export const unavailable = (cause?: unknown): DatabaseFault =>
  new DatabaseFault(
    "database-unavailable",
    "The database does not answer. Nothing was changed; try again when it runs.",
    cause,
  );

const lostConnectionCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT", // the Unix socket is not there yet
  "EPIPE",
  "ETIMEDOUT",
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now: starting up or in recovery
  "53300", // too_many_connections
]);

/** True when the server or the way to it went away, rather than refused what we asked. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    lostConnectionCodes.has(code) ||
    code.startsWith("08") ||
    /Connection terminated|Client was closed|is not queryable|timeout exceeded when trying to connect/i.test(
      error.message,
    )
  );
}
