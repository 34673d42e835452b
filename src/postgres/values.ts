import pg from "pg";

/** Object identifiers of PostgreSQL's types whose JavaScript shape we choose ourselves. */
const oid = {
  int8: 20,
  date: 1082,
  timestamp: 1114,
  int8Array: 1016,
  dateArray: 1182,
} as const;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new Error(
      `A bigint of ${text.length} digits does not fit a number exactly; select it as text.`,
    );
  return value;
}

const textOf = (text: string): string => text;
const textArrayOid = 1009 as Parameters<typeof pg.types.getTypeParser>[0];
const parseTextArray = pg.types.getTypeParser(textArrayOid, "text") as (
  text: string,
) => string[];

const own: ReadonlyMap<number, (text: string) => unknown> = new Map<
  number,
  (text: string) => unknown
>([
  [oid.int8, safeInteger],
  [oid.date, textOf],
  [oid.timestamp, textOf],
  [oid.int8Array, (text) => parseTextArray(text).map(safeInteger)],
  [oid.dateArray, parseTextArray],
]);

/**
 * How values arrive: `date` as `YYYY-MM-DD` text, `bigint` as a number (an unsafe one throws),
 * `timestamptz` as `Date`, `numeric` and `xid8` as text, `jsonb` parsed, `bytea` as `Buffer`.
 */
export const valueTypes = {
  getTypeParser: (id: number, format?: "text" | "binary") =>
    own.get(id) ?? pg.types.getTypeParser(id, format),
} as pg.CustomTypesConfig;
