import { readExpression, readPart } from "./read-expression.ts";
import type { CompareOperator, TestSyntax } from "./syntax.ts";
import type { Written } from "./written.ts";
import {
  childrenOf,
  partOf,
  partsOf,
  startOf,
  tokenOf,
  wordsOf,
} from "./written.ts";

/** The unary tests of a cell. */
export function readCell(top: Written): readonly TestSyntax[] {
  const [first] = childrenOf(top);
  if (first?.node.name === "Wildcard") return [{ kind: "anything", at: 0 }];
  const tests = partsOf(top).flatMap(readTests);
  return first?.node.name === "not"
    ? [{ kind: "none-of", at: startOf(first), tests }]
    : tests;
}

/** The tests a node of a cell, or of what follows `in`, is made of. */
export function readTests(written: Written): readonly TestSyntax[] {
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

function readSimpleTest(written: Written): TestSyntax {
  const operator = tokenOf(written, "CompareOp");
  if (!operator) return readInterval(partOf(written, 0));
  return {
    kind: "compares",
    at: startOf(written),
    operator: wordsOf(operator) as CompareOperator,
    value: readPart(written, 0),
  };
}

function readInterval(written: Written): TestSyntax {
  const words = wordsOf(written);
  return {
    kind: "interval",
    at: startOf(written),
    from: readPart(written, 0),
    to: readPart(written, 1),
    fromIncluded: words.startsWith("["),
    toIncluded: words.endsWith("]"),
  };
}

function readValueTest(written: Written): TestSyntax {
  const value = readExpression(written);
  const at = startOf(written);
  if (value.kind !== "call" || value.name !== "not")
    return { kind: "equals", at, value };
  const tests = value.arguments.map((argument): TestSyntax => ({
    kind: "equals",
    at: argument.at,
    value: argument,
  }));
  return { kind: "none-of", at, tests };
}
