import { parseCell } from "../feel/from-text.ts";
import type { TestSyntax } from "../feel/syntax.ts";
import type { FeelText, SourceRow, SourceTable } from "../source/source.ts";
import { checkInput, checkRule } from "./check-rule.ts";
import { checkTests } from "./check-test.ts";
import { checkCoverage } from "./coverage.ts";
import type { Expression, MatchRow } from "../operations/expression.ts";
import type { Parameter } from "./model.ts";
import type { Scope } from "./scope.ts";
import { refuse } from "./scope.ts";
import type { ValueType } from "../values/value-type.ts";
import { yesNo } from "../values/value-type.ts";

export type TableContext = {
  readonly scopeFor: (feel: FeelText) => Scope;
  readonly type: ValueType;
  readonly parameters: ReadonlyMap<string, Parameter>;
};
/** A cell as written, and the scope its names are looked up in. */
export type Cell = {
  readonly scope: Scope;
  readonly tests: readonly TestSyntax[];
};
export type CheckedRow = MatchRow<string> & {
  readonly source: SourceRow;
  readonly cells: readonly Cell[];
};

/** A decision table as an expression: `unique` is a match, `first` a chain, `collect` a list or its sum. */
export function checkTable(
  table: SourceTable,
  context: TableContext,
): Expression {
  const inputs = table.inputs.map((feel) => checkInput(context.scopeFor(feel)));
  const { type } = context;
  const rowType =
    table.hit === "collect" && type.kind === "list" ? type.of : type;
  const rows = table.rows.map((row) =>
    checkRow(row, inputs, { ...context, type: rowType }),
  );
  checkCoverage(table, { inputs, rows, context });
  switch (table.hit) {
    case "unique":
      return { kind: "match", rows, type };
    case "first":
      return chain(rows, type);
    case "collect":
      return { kind: "collect", rows, type };
    case "collect sum":
      return {
        kind: "apply",
        operation: "sum",
        arguments: [
          { kind: "collect", rows, type: { kind: "list", of: type } },
        ],
        type,
      };
  }
}

function checkRow(
  row: SourceRow,
  inputs: readonly Expression[],
  { scopeFor, type }: TableContext,
): CheckedRow {
  const cells: Cell[] = [];
  const parts: Expression[] = [];
  for (const [index, feel] of row.when.entries()) {
    const subject = inputs[index];
    if (!subject) continue;
    const cell = parsedCell({ ...scopeFor(feel), subject });
    cells.push(cell);
    parts.push(checkTests(cell.scope, subject, cell.tests));
  }
  return {
    source: row,
    cells,
    when: { kind: "all", parts: parts.filter(isTest), type: yesNo },
    gives: checkRule(scopeFor(row.gives), type),
  };
}

const isTest = (cell: Expression): boolean =>
  !(cell.kind === "constant" && cell.datum === true);

function parsedCell(scope: Scope): Cell {
  const parsed = parseCell(scope.feel.text);
  if (parsed.kind === "ok") return { scope, tests: parsed.value };
  refuse(scope, parsed.error.at, parsed.error.message);
  return { scope, tests: [] };
}

/** The first row that holds; that one always does has been checked, so the last needs no test. */
function chain(rows: readonly MatchRow<string>[], type: ValueType): Expression {
  const [first, ...rest] = rows;
  if (!first) throw new Error("a table without rows was read");
  if (rest.length === 0) return first.gives;
  return {
    kind: "choose",
    condition: first.when,
    whenTrue: first.gives,
    whenFalse: chain(rest, type),
    type,
  };
}
