import { attempt } from "#kernel";

const names = new Map([
  [40, "warning"],
  [50, "error"],
  [60, "fatal"],
]);

const shown = new Set(["level", "time", "msg", "name", "err"]);
const unread = new Set(["pid", "hostname", "reqId"]); // nobody reads these in a terminal

/** One JSON log line as a person reads it in a terminal; any other line as it is. */
export function prettyLine(line: string): string {
  const entry = parse(line);
  if (entry === undefined) return line.endsWith("\n") ? line : `${line}\n`;
  const details = Object.entries(entry)
    .filter(([key]) => !shown.has(key) && !unread.has(key))
    .map(([key, value]) => `${key}=${format(value)}`);
  const words = [
    String(entry["time"] ?? "").slice(11, 19),
    String(entry["name"] ?? "").padEnd(11),
    names.get(Number(entry["level"])),
    entry["msg"],
    ...details,
    messageOf(entry["err"]),
  ];
  return `${words.filter((word) => word !== undefined && word !== "").join(" ")}\n`;
}

const parse = (line: string): Record<string, unknown> | undefined =>
  line.startsWith("{")
    ? attempt(() => JSON.parse(line) as Record<string, unknown>)
    : undefined;

const format = (value: unknown): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value);

const messageOf = (err: unknown): string | undefined =>
  typeof err === "object" && err !== null && "message" in err
    ? `(${String(err.message)})`
    : undefined;
