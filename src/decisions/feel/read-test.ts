import { readExpression, readPart } from "./read-expression.ts";
import type { CompareOperator, Syntax } from "./syntax.ts";
import type { Written } from "./written.ts";
import {
  childrenOf,
  partOf,
  partsOf,
  startOf,
  tokenOf,
  wordsOf,
} from "./written.ts";

/** The unary tests of a cell, as tests of what the cell speaks of. */
export function readCell(top: Written): Syntax {
  const [first] = childrenOf(top);
  if (first?.node.name === "Wildcard")
    return anyOf([{ kind: "yes/no", value: true, at: 0 }], 0);
  const tests = partsOf(top).flatMap(readTests);
  return first?.node.name === "not"
    ? anyOf([noneOf(tests, startOf(first))], 0)
    : anyOf(tests, 0);
}

/** The tests a node of a cell, or of what follows `in`, is made of. */
export function readTests(written: Written): readonly Syntax[] {
  switch (written.node.name) {
    case "PositiveUnaryTests":
      return partsOf(written).flatMap(readTests);
    case "PositiveUnaryTest":
    case "ParenthesizedExpression":
      return readTests(partOf(written, 0));
    case "SimplePositiveUnaryTest":
      return [readSimpleTest(written)];
    case "Interval":
      return [readInterval(written)];
    default:
      return [readValueTest(written)];
  }
}

const anyOf = (tests: readonly Syntax[], at: number): Syntax => ({
  kind: "in",
  at,
  subject: { kind: "subject", at },
  tests,
});

const noneOf = (tests: readonly Syntax[], at: number): Syntax => ({
  kind: "call",
  at,
  name: "not",
  arguments: [anyOf(tests, at)],
});

/** `?` compared with a value. */
export const compared = (
  operator: CompareOperator,
  right: Syntax,
  at = right.at,
): Syntax => ({
  kind: "compare",
  at,
  operator,
  left: { kind: "subject", at },
  right,
});

function readSimpleTest(written: Written): Syntax {
  const operator = tokenOf(written, "CompareOp");
  if (!operator) return readInterval(partOf(written, 0));
  const value = readPart(written, 0);
  return compared(
    wordsOf(operator) as CompareOperator,
    value,
    startOf(written),
  );
}

function readInterval(written: Written): Syntax {
  const words = wordsOf(written);
  const at = startOf(written);
  const [from, to] = [readPart(written, 0), readPart(written, 1)];
  return {
    kind: "and",
    at,
    left: compared(words.startsWith("[") ? ">=" : ">", from, at),
    right: compared(words.endsWith("]") ? "<=" : "<", to, at),
  };
}

function readValueTest(written: Written): Syntax {
  const value = readExpression(written);
  return value.kind === "call" && value.name === "not"
    ? noneOf(value.arguments.map(asTest), startOf(written))
    : asTest(value);
}

const asTest = (value: Syntax): Syntax => ({
  kind: "is",
  at: value.at,
  value,
});
