import type { Reply } from "../server/reply.ts";
import { file } from "../server/reply.ts";

export type CsvRow = readonly (string | number)[];

/** A spreadsheet runs text that begins like a formula; an apostrophe keeps it text. */
const unexecutable = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;

function csvCell(cell: string | number): string {
  if (typeof cell === "number") return String(cell);
  const text = unexecutable(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV (RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8). */
export const csvText = (rows: readonly CsvRow[]): string =>
  `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;

/** Things as a file, a line for each. */
export const csvOf = <T>(
  filename: string,
  things: readonly T[],
  columns: readonly (readonly [string, (one: T) => string | number])[],
): Reply =>
  csvFile(filename, [
    columns.map(([head]) => head),
    ...things.map((one) => columns.map(([, cell]) => cell(one))),
  ]);

/** The figures of a page as a file. */
export const csvFile = (filename: string, rows: readonly CsvRow[]): Reply =>
  file({
    content: csvText(rows),
    contentType: "text/csv; charset=utf-8",
    filename,
  });
