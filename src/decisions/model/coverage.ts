import type { LocalDate } from "#kernel";
import { addDays } from "#kernel";
import type { Position, SourceTable } from "../source/source.ts";
import type { Expression } from "../operations/expression.ts";
import type { Column, Place } from "./table-column.ts";
import {
  columnOf,
  describePlace,
  isAlways,
  testedPlaces,
} from "./table-column.ts";
import type { CheckedRow, TableContext } from "./table.ts";

type Checked = {
  readonly inputs: readonly Expression[];
  readonly rows: readonly CheckedRow[];
  readonly context: TableContext;
};

/**
 * Finds what a table leaves open and where its rows clash, over every choice and both sides of every boundary, on each
 * day a boundary changes. A `collect` table may do both.
 */
export function checkCoverage(
  table: SourceTable,
  { inputs, rows, context }: Checked,
): void {
  if (table.hit === "collect" || table.hit === "collect sum") return;
  if (table.hit === "first" && endsOpen(rows)) return;
  const { errors, decision, names } = context.scopeFor({
    text: "",
    path: table.at.path,
    lines: [],
  });
  const columns = inputs.map((input, index) =>
    columnOf(input, {
      cells: rows.flatMap((row) => row.cells[index] ?? []),
      names,
      written: table.inputs[index]?.text ?? "",
    }),
  );
  // What is wrong in a cell is said already; what it leaves open would only follow from it.
  if (errors.length > 0) return;
  const say = (at: Position, message: string): void => {
    errors.push({ ...at, message, decision });
  };
  const clear: Column[] = [];
  for (const column of columns)
    if (typeof column === "string")
      say(
        table.at,
        `${column} Whether a row always holds cannot be seen, so use \`hit: first\` with a last row of '-' in every cell.`,
      );
    else clear.push(column);
  if (clear.length === columns.length)
    sayProblems(table, { columns: clear, rows, say });
}

/** True when the last row holds whatever the inputs are. */
const endsOpen = (rows: readonly CheckedRow[]): boolean =>
  rows.at(-1)?.cells.every(({ test }) => isAlways(test)) ?? false;

type Analysis = {
  readonly columns: readonly Column[];
  readonly rows: readonly CheckedRow[];
  readonly say: (at: Position, message: string) => void;
};

const mostPlaces = 60_000;

function sayProblems(table: SourceTable, analysis: Analysis): void {
  const { columns, rows, say } = analysis;
  const reached = new Set<number>();
  for (const day of daysOfChange(columns)) {
    const places = columns.map((column) => testedPlaces(column, day));
    const size = places.reduce((product, list) => product * list.length, 1);
    if (size > mostPlaces)
      return say(
        table.at,
        `This table has ${size} cases to look at; split it into smaller decisions.`,
      );
    for (const combination of combinations(places)) {
      const [first, second] = rows
        .keys()
        .filter((row) => combination.every((place) => place.rows.has(row)));
      if (first !== undefined) reached.add(first);
      if (first === undefined)
        return say(
          table.at,
          `No row holds when ${where(columns, combination)}${since(columns, day)}: add a row for it.`,
        );
      if (second !== undefined && table.hit === "unique")
        return say(
          rows[second]?.source.at ?? table.at,
          `Rows ${first + 1} and ${second + 1} both hold when ${where(columns, combination)}${since(columns, day)}: narrow one of them, or use \`hit: first\` if their order is meant.`,
        );
    }
  }
  for (const [index, row] of rows.entries())
    if (!reached.has(index) && columns.length > 0)
      say(
        row.source.at,
        `Row ${index + 1} never comes to be used: remove it, or put it before the row that takes its cases.`,
      );
}

/** The days on which the boundaries of a table take new values, from the first on which all have one; any day will do when none changes. */
function daysOfChange(columns: readonly Column[]): readonly LocalDate[] {
  const periods = columns.flatMap((column) => column.parameters);
  const first = periods
    .map(([earliest]) => earliest?.from ?? "")
    .reduce((latest, from) => (from > latest ? from : latest), "");
  const days = periods.flatMap((inForce) =>
    inForce.flatMap(({ from, to }) =>
      to === undefined ? [from] : [from, addDays(to, 1)],
    ),
  );
  return [...new Set([first, ...days.filter((day) => day > first)])].sort();
}

function* combinations<Kind>(
  places: readonly (readonly Kind[])[],
): Generator<readonly Kind[]> {
  const [first, ...rest] = places;
  if (!first) return yield [];
  for (const place of first)
    for (const others of combinations(rest)) yield [place, ...others];
}

const where = (
  columns: readonly Column[],
  combination: readonly Place[],
): string =>
  combination
    .map((place, index) => describePlace(place, columns[index]?.written ?? ""))
    .join(" and ");

const since = (columns: readonly Column[], day: LocalDate): string =>
  columns.some((column) => column.parameters.length > 0)
    ? `, as the law stands on ${day}`
    : "";
