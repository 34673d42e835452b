import type { Logger } from "pino";
import pino from "pino";
import type { Settings } from "./settings.ts";
import { prettyLine } from "./pretty-line.ts";

/** Logs to stderr: JSON lines for machines, short lines in a terminal. Never give it personal data. */
export const openLogger = (
  settings: Pick<Settings, "logLevel">,
  name: string,
): Logger =>
  pino(
    {
      level: settings.logLevel,
      name,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorFields },
    },
    process.stderr.isTTY
      ? { write: (line: string) => void process.stderr.write(prettyLine(line)) }
      : pino.destination({ fd: 2, sync: true }),
  );

/** PostgreSQL's `detail` and bound values hold people's data, so only these fields of an error are written. */
function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error ? { code: error.code } : {};
  const cause =
    error.cause instanceof Error ? { cause: errorFields(error.cause) } : {};
  return { message: error.message, ...code, stack: error.stack, ...cause };
}
