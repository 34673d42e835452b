import type { SyntaxNode } from "@lezer/common";
import { parser } from "lezer-feel";
import type { Result } from "#kernel";
import { fail, ok } from "#kernel";
import type {
  ArithmeticOperator,
  CompareOperator,
  LoopSyntax,
  Syntax,
  SyntaxProblem,
  TestSyntax,
} from "./syntax.ts";

const cellParser = parser.configure({ top: "UnaryTests" });

/** Reads one FEEL expression. */
export const parseExpression = (text: string): Result<Syntax, SyntaxProblem> =>
  reading(text, parser, (read, top) => read.expression(onlyChild(top)));

/** Reads the cell of a decision table: unary tests of the column's input. */
export const parseCell = (
  text: string,
): Result<readonly TestSyntax[], SyntaxProblem> =>
  reading(text, cellParser, (read, top) => read.cell(top));

/** Marks the way out of a malformed text; caught in `reading` only. */
class Malformed extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

function reading<T>(
  text: string,
  grammar: typeof parser,
  read: (reader: Reader, top: SyntaxNode) => T,
): Result<T, SyntaxProblem> {
  const joined = joinSpacedNames(text);
  const top = grammar.parse(joined).topNode;
  try {
    refuseErrors(joined, top);
    return ok(read(readerOf(joined), top));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return fail({ at: error.at, message: error.message });
  }
}

const spaced = /"(?:[^"\\]|\\.)*"|\b(or|days) (else|between)(?=\s*\()/g;
/** The two of our functions whose names begin like FEEL operators; the length stays, so offsets hold. */
const joinSpacedNames = (text: string): string =>
  text.replace(spaced, (found, first?: string, second?: string) =>
    first === undefined ? found : `${first}_${second}`,
  );
const separated = (name: string): string =>
  name === "or_else"
    ? "or else"
    : name === "days_between"
      ? "days between"
      : name;

function refuseErrors(text: string, top: SyntaxNode): void {
  const cursor = top.cursor();
  do {
    if (cursor.type.isError) {
      const near = text
        .slice(cursor.from, cursor.from + 24)
        .split("\n")[0]
        ?.trim();
      throw new Malformed(
        Math.min(cursor.from, text.trimEnd().length),
        near
          ? `This is not FEEL near “${near}”: check the brackets, operators and quotes just before it.`
          : "The expression ends too early: something is missing after the last word.",
      );
    }
  } while (cursor.next());
}

const trivia = new Set(["LineComment", "BlockComment"]);
function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!trivia.has(child.name)) found.push(child);
  return found;
}
function onlyChild(node: SyntaxNode): SyntaxNode {
  const [child, more] = children(node);
  if (!child || more)
    throw new Malformed(
      more?.from ?? node.from,
      child
        ? "One expression is expected, and here a second begins: an operator is missing between them."
        : "An expression is expected here.",
    );
  return child;
}

/** Nodes that are parts of an expression, not its punctuation. */
const isPart = (node: SyntaxNode): boolean =>
  /^[A-Z?]/.test(node.name) &&
  node.name !== "ArithOp" &&
  node.name !== "CompareOp";
const isPartOrNull = (node: SyntaxNode): boolean =>
  isPart(node) || node.name === "null";

type Reader = {
  expression(node: SyntaxNode): Syntax;
  cell(top: SyntaxNode): readonly TestSyntax[];
};

function readerOf(text: string): Reader {
  const slice = (node: SyntaxNode): string => text.slice(node.from, node.to);
  const nameOf = (node: SyntaxNode): string =>
    separated(slice(node).replace(/\s+/g, " ").trim());
  const parts = (node: SyntaxNode): SyntaxNode[] =>
    children(node).filter(isPartOrNull);
  const part = (node: SyntaxNode, index: number): SyntaxNode => {
    const found = parts(node)[index];
    if (!found)
      throw new Malformed(node.to, "Something is missing at the end of this.");
    return found;
  };
  const operand = (node: SyntaxNode, index: number): Syntax =>
    expression(part(node, index));
  const token = (node: SyntaxNode, name: string): SyntaxNode | undefined =>
    children(node).find((child) => child.name === name);

  function number(node: SyntaxNode): Syntax {
    const written = slice(node).replace(/\s+/g, "");
    const literal: Syntax = {
      kind: "number",
      at: node.from,
      text: written.replace(/^-/, ""),
    };
    return written.startsWith("-")
      ? { kind: "negate", at: node.from, operand: literal }
      : literal;
  }
  function arithmetic(node: SyntaxNode): Syntax {
    const operands = parts(node);
    const operator = token(node, "ArithOp");
    if (operands.length === 1)
      return { kind: "negate", at: node.from, operand: operand(node, 0) };
    return {
      kind: "arithmetic",
      at: operator?.from ?? node.from,
      operator: (operator ? slice(operator) : "+") as ArithmeticOperator,
      left: operand(node, 0),
      right: operand(node, 1),
    };
  }
  function comparison(node: SyntaxNode): Syntax {
    if (token(node, "between"))
      return {
        kind: "between",
        at: node.from,
        subject: operand(node, 0),
        from: operand(node, 1),
        to: operand(node, 2),
      };
    if (token(node, "in"))
      return {
        kind: "in",
        at: node.from,
        subject: operand(node, 0),
        tests: parts(node).slice(1).flatMap(testsOf),
      };
    const operator = token(node, "CompareOp");
    return {
      kind: "compare",
      at: operator?.from ?? node.from,
      operator: (operator ? slice(operator) : "=") as CompareOperator,
      left: operand(node, 0),
      right: operand(node, 1),
    };
  }
  function testsOf(node: SyntaxNode): readonly TestSyntax[] {
    switch (node.name) {
      case "PositiveUnaryTests":
        return parts(node).flatMap(testsOf);
      case "PositiveUnaryTest":
      case "ParenthesizedExpression":
        return testsOf(part(node, 0));
      case "SimplePositiveUnaryTest":
        return [simpleTest(node)];
      case "Interval":
        return [interval(node)];
      default:
        return [test(node)];
    }
  }
  function simpleTest(node: SyntaxNode): TestSyntax {
    const operator = token(node, "CompareOp");
    if (!operator) return interval(part(node, 0));
    return {
      kind: "compares",
      at: node.from,
      operator: slice(operator) as CompareOperator,
      value: operand(node, 0),
    };
  }
  function interval(node: SyntaxNode): TestSyntax {
    const written = slice(node);
    return {
      kind: "interval",
      at: node.from,
      from: operand(node, 0),
      to: operand(node, 1),
      fromIncluded: written.startsWith("["),
      toIncluded: written.endsWith("]"),
    };
  }
  function test(node: SyntaxNode): TestSyntax {
    const value = expression(node);
    if (value.kind === "call" && value.name === "not")
      return {
        kind: "none-of",
        at: node.from,
        tests: value.arguments.map((argument) => ({
          kind: "equals",
          at: argument.at,
          value: argument,
        })),
      };
    return { kind: "equals", at: node.from, value };
  }
  function cell(top: SyntaxNode): readonly TestSyntax[] {
    const [first, ...rest] = children(top);
    if (!first) throw new Malformed(0, "A cell is empty: write '-' for any.");
    if (first.name === "Wildcard") return [{ kind: "anything", at: 0 }];
    const tests = [first, ...rest].filter(isPart).flatMap(testsOf);
    return first.name === "not"
      ? [{ kind: "none-of", at: first.from, tests }]
      : tests;
  }
  function call(node: SyntaxNode): Syntax {
    const [callee, ...rest] = children(node);
    if (rest.some((child) => child.name === "NamedParameters"))
      throw new Malformed(
        node.from,
        "Give a function its values in order, without names.",
      );
    const given = rest.find((child) => child.name === "PositionalParameters");
    return {
      kind: "call",
      at: node.from,
      name: callee ? nameOf(callee) : "",
      arguments: given ? parts(given).map(expression) : [],
    };
  }
  function atLiteral(node: SyntaxNode): Syntax {
    const literal = part(node, 0);
    if (literal.name !== "AtLiteral") return call(node);
    const value = textOf(slice(part(literal, 0)));
    return {
      kind: "call",
      at: node.from,
      name: /^-?P/.test(value) ? "duration" : "date",
      arguments: [{ kind: "text", at: literal.from, value }],
    };
  }
  function dateCall(node: SyntaxNode): Syntax {
    return part(node, 0).name === "AtLiteral" ? atLiteral(node) : call(node);
  }
  function loops(node: SyntaxNode): readonly LoopSyntax[] {
    return parts(node).map((loop) => {
      const name = nameOf(part(loop, 0));
      const source = part(loop, 1);
      if (source.name !== "IterationContext")
        return { at: loop.from, name, list: expression(source) };
      const [list, to] = parts(source);
      if (!list) throw new Malformed(source.from, "A list is expected here.");
      return {
        at: loop.from,
        name,
        list: expression(list),
        ...(to ? { to: expression(to) } : {}),
      };
    });
  }
  const loop = (node: SyntaxNode, kind: "for" | "some" | "every"): Syntax => ({
    kind,
    at: node.from,
    loops: loops(part(node, 0)),
    body: operand(node, 1),
  });
  function record(node: SyntaxNode): Syntax {
    return {
      kind: "record",
      at: node.from,
      entries: parts(node).map((entry) => {
        const key = slice(part(entry, 0));
        return {
          name: key.startsWith('"') ? textOf(key) : nameOf(part(entry, 0)),
          value: operand(entry, 1),
        };
      }),
    };
  }
  const pair = (node: SyntaxNode, kind: "and" | "or"): Syntax => ({
    kind,
    at: node.from,
    left: operand(node, 0),
    right: operand(node, 1),
  });

  function expression(node: SyntaxNode): Syntax {
    const at = node.from;
    switch (node.name) {
      case "NumericLiteral":
        return number(node);
      case "StringLiteral":
        return { kind: "text", at, value: textOf(slice(node)) };
      case "BooleanLiteral":
        return { kind: "yes/no", at, value: slice(node) === "true" };
      case "null":
        return { kind: "null", at };
      case "?":
        return { kind: "subject", at };
      case "VariableName":
        return { kind: "name", at, name: nameOf(node) };
      case "PathExpression":
        return {
          kind: "path",
          at,
          of: operand(node, 0),
          field: nameOf(part(node, 1)),
        };
      case "ParenthesizedExpression":
        return operand(node, 0);
      case "ArithmeticExpression":
        return arithmetic(node);
      case "Comparison":
        return comparison(node);
      case "Conjunction":
        return pair(node, "and");
      case "Disjunction":
        return pair(node, "or");
      case "IfExpression":
        return {
          kind: "if",
          at,
          condition: operand(node, 0),
          then: operand(node, 1),
          else: operand(node, 2),
        };
      case "ForExpression":
        return loop(node, "for");
      case "QuantifiedExpression":
        return loop(node, token(node, "some") ? "some" : "every");
      case "FilterExpression":
        return {
          kind: "filter",
          at,
          of: operand(node, 0),
          condition: operand(node, 1),
        };
      case "FunctionInvocation":
        return call(node);
      case "DateTimeLiteral":
        return dateCall(node);
      case "List":
        return { kind: "list", at, items: parts(node).map(expression) };
      case "Context":
        return record(node);
      default:
        throw new Malformed(
          at,
          `The strict profile has no “${slice(node).slice(0, 30)}” (${node.name}).`,
        );
    }
  }
  return { expression, cell };
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
};
const textOf = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(
      /\\(u[0-9a-fA-F]{4}|.)/g,
      (_, escaped: string) =>
        escapes[escaped] ??
        (/^u./.test(escaped)
          ? String.fromCharCode(parseInt(escaped.slice(1), 16))
          : escaped),
    );
