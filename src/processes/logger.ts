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
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map(cleaned) as typeof args);
        },
      },
    },
    process.stderr.isTTY
      ? { write: (line: string) => void process.stderr.write(prettyLine(line)) }
      : pino.destination({ fd: 2, sync: true }),
  );

/**
 * References, National Insurance numbers and e-mail addresses, as a library's message may repeat them from an address. Ours never hold them:
 * this is the net under that rule.
 */
const telling =
  /\b[A-Z]{1,2}(?:-[0-9A-Z]{4}){2,}\b|\b[A-Z]{2}\d{6}[A-D]\b|[\w.+-]+(?:@|%40)[\w-]+\.[\w.-]+/g;

const cleaned = <T>(value: T): T =>
  typeof value === "string"
    ? (value.replace(telling, "…") as typeof value)
    : value;

/** PostgreSQL's `detail` and bound values hold people's data, so only these fields of an error are written. */
function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: cleaned(String(error)) };
  const code = "code" in error ? { code: error.code } : {};
  const cause =
    error.cause instanceof Error ? { cause: errorFields(error.cause) } : {};
  return {
    message: cleaned(error.message),
    ...code,
    stack: cleaned(error.stack),
    ...cause,
  };
}
