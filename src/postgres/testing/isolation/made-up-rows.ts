import { randomBytes, randomUUID } from "node:crypto";
import type { Rule, RowKeys } from "./rule.ts";
import type { Column, Table } from "./tables.ts";

export type Actors = {
  readonly customers: readonly string[];
  readonly organisations: readonly string[];
  readonly accounts: readonly string[];
  readonly owners: readonly string[];
};

/** One row's keys for every combination of the people and bodies its rule speaks of, with nobody where a column may be empty. */
export function combineKeys(
  table: Table,
  rule: Rule,
  actors: Actors,
  parentIds: (table: string) => readonly string[],
): readonly RowKeys[] {
  const choices = new Map<string, readonly (string | null)[]>();
  for (const { who } of rule.clauses) {
    if (!("column" in who)) continue;
    const column = table.columns.find(({ name }) => name === who.column);
    if (column === undefined)
      throw new Error(
        `${table.name} has no column ${who.column} to be given, though its rule names it.`,
      );
    const values = {
      customer: () => actors.customers,
      organisation: () => actors.organisations,
      account: () => actors.accounts,
      owner: () => actors.owners,
      parent: () => ("table" in who ? parentIds(who.table) : []),
    }[who.kind]();
    choices.set(who.column, [
      ...(choices.get(who.column) ?? []),
      ...values,
      ...(column.isNullable ? [null] : []),
    ]);
  }
  return product([...choices]);
}

const product = (
  choices: readonly (readonly [string, readonly (string | null)[]])[],
): readonly RowKeys[] =>
  choices.reduce<readonly RowKeys[]>(
    (rows, [column, values]) =>
      rows.flatMap((row) =>
        [...new Set(values)].map((value) => new Map([...row, [column, value]])),
      ),
    [new Map()],
  );

/** An insert of one row: the keys as given, anything that fits elsewhere. */
export function insertRow(
  table: Table,
  keys: RowKeys,
): { readonly text: string; readonly values: readonly (string | null)[] } {
  const given = table.columns.filter(
    ({ name, isNullable }) => keys.has(name) || !isNullable,
  );
  const values = given.map((column) =>
    keys.has(column.name) ? (keys.get(column.name) ?? null) : anyValue(column),
  );
  if (given.length === 0)
    return { text: `insert into ${table.name} default values`, values };
  const names = given.map(({ name }) => `"${name}"`).join(", ");
  const casts = given
    .map(({ type }, index) => `$${index + 1}::text::${type}`)
    .join(", ");
  return {
    text: `insert into ${table.name} (${names}) values (${casts})`,
    values,
  };
}

/** Text of a value that fits the column's type. */
export function anyValue(column: Column): string {
  const { type, category, enumLabel, lengthMax } = column;
  if (type === "uuid") return randomUUID();
  if (type === "bytea") return `\\x${randomBytes(4).toString("hex")}`;
  if (type === "json" || type === "jsonb") return "{}";
  if (type === "time" || type === "time without time zone") return "09:00";
  switch (category) {
    case "A":
      return "{}";
    case "B":
      return "true";
    case "D":
      return "2026-04-06";
    case "E":
      return enumLabel ?? "";
    case "I":
      return "127.0.0.1";
    case "R":
      return "empty";
    case "S":
      return randomBytes(8)
        .toString("hex")
        .slice(0, lengthMax ?? 16);
    case "T":
      return "1 day";
    default:
      return "1"; // numbers, xid8
  }
}
