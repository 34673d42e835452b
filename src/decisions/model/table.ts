import type { FeelText, SourceRow, SourceTable } from "../source/source.ts";
import { checkCell, checkRule } from "./check-rule.ts";
import { checkCoverage } from "./coverage.ts";
import type { Expression } from "../operations/expression.ts";
import { localOf } from "../operations/expression.ts";
import { apply } from "../operations/operations.ts";
import { isAlways, itself } from "./table-column.ts";
import type { Scope } from "./scope.ts";
import type { ValueType } from "../values/value-type.ts";
import { anything, listOf, yesNo } from "../values/value-type.ts";

export type TableContext = {
  readonly scopeFor: (feel: FeelText) => Scope;
  readonly type: ValueType;
};
/** A cell as written, and what it tests of the local that stands for its column's input. */
export type Cell = { readonly text: string; readonly test: Expression };
export type CheckedRow = {
  readonly when: Expression;
  readonly gives: Expression;
  readonly source: SourceRow;
  readonly cells: readonly Cell[];
};

/** A decision table as an expression: `unique` is a match, `first` a chain, `collect` a list or its sum. */
export function checkTable(
  table: SourceTable,
  context: TableContext,
): Expression {
  const inputs = table.inputs.map((feel) =>
    checkRule(context.scopeFor(feel), anything),
  );
  const { type } = context;
  const rowType =
    table.hit === "collect" && type.kind === "list" ? type.of : type;
  const rows = table.rows.map((row) =>
    checkRow(row, inputs, { ...context, type: rowType }),
  );
  checkCoverage(table, { inputs, rows, context });
  switch (table.hit) {
    case "unique":
      return apply("match", type, ...partsOf(rows));
    case "first":
      return chain(rows, type);
    case "collect":
      return apply("collect", type, ...partsOf(rows));
    case "collect sum": {
      const taken = apply("collect", listOf(type), ...partsOf(rows));
      return apply("sum", type, taken);
    }
  }
}

const partsOf = (rows: readonly CheckedRow[]): readonly Expression[] =>
  rows.flatMap(({ when, gives }) => [when, gives]);

function checkRow(
  row: SourceRow,
  inputs: readonly Expression[],
  { scopeFor, type }: TableContext,
): CheckedRow {
  const cells = row.when.map((feel, index): Cell => {
    const subject = localOf(itself, inputs[index]?.type ?? anything);
    return { text: feel.text, test: checkCell(scopeFor(feel), subject) };
  });
  const parts = cells.flatMap(({ test }, index) => {
    const input = inputs[index];
    return input && !isAlways(test) ? [inPlaceOf(input, test)] : [];
  });
  return {
    source: row,
    cells,
    when: apply("all", yesNo, ...parts),
    gives: checkRule(scopeFor(row.gives), type),
  };
}

/** A test of the input itself where it spoke of a local. */
const inPlaceOf = (input: Expression, test: Expression): Expression =>
  test.kind === "local" && test.local === itself
    ? input
    : { ...test, parts: test.parts.map((part) => inPlaceOf(input, part)) };

/** The first row that holds; that one always does has been checked, so the last needs no test. */
function chain(rows: readonly CheckedRow[], type: ValueType): Expression {
  const [first, ...rest] = rows;
  if (!first) throw new Error("a table without rows was read");
  if (rest.length === 0) return first.gives;
  return apply("choose", type, first.when, first.gives, chain(rest, type));
}
