import { compared, readTests } from "./read-test.ts";
import type {
  ArithmeticOperator,
  CompareOperator,
  LoopSyntax,
  Syntax,
  UnplacedSyntax,
} from "./syntax.ts";
import type { Written } from "./written.ts";
import {
  childrenOf,
  Malformed,
  nameOf,
  partOf,
  partsOf,
  startOf,
  tokenOf,
  unquoted,
  wordsOf,
} from "./written.ts";

/** Reads a node of lezer-feel's tree. @throws Malformed for what the strict profile leaves out. */
export function readExpression(written: Written): Syntax {
  const read = readers[written.node.name];
  if (read) return { at: startOf(written), ...read(written) };
  throw new Malformed(
    startOf(written),
    `The strict profile has no “${wordsOf(written).slice(0, 30)}” (${written.node.name}).`,
  );
}

export const readPart = (written: Written, index: number): Syntax =>
  readExpression(partOf(written, index));

/** Each stands where it begins, unless it says otherwise. */
type Reader = (written: Written) => UnplacedSyntax | Syntax;
const readers: Readonly<Record<string, Reader>> = {
  NumericLiteral: readNumber,
  StringLiteral: (written) => ({
    kind: "text",
    value: unquoted(wordsOf(written)),
  }),
  BooleanLiteral: (written) => ({
    kind: "yes/no",
    value: wordsOf(written) === "true",
  }),
  null: () => ({ kind: "null" }),
  "?": () => ({ kind: "subject" }),
  VariableName: (written) => ({ kind: "name", name: nameOf(written) }),
  PathExpression: (written) => ({
    kind: "path",
    of: readPart(written, 0),
    field: nameOf(partOf(written, 1)),
  }),
  ParenthesizedExpression: (written) => readPart(written, 0),
  ArithmeticExpression: readArithmetic,
  Comparison: readComparison,
  Conjunction: (written) => ({ kind: "and", ...pairOf(written) }),
  Disjunction: (written) => ({ kind: "or", ...pairOf(written) }),
  IfExpression: (written) => ({
    kind: "if",
    condition: readPart(written, 0),
    whenTrue: readPart(written, 1),
    whenFalse: readPart(written, 2),
  }),
  ForExpression: (written) => readLoop(written, "for"),
  QuantifiedExpression: (written) =>
    readLoop(written, tokenOf(written, "some") ? "some" : "every"),
  FilterExpression: (written) => ({
    kind: "filter",
    of: readPart(written, 0),
    condition: readPart(written, 1),
  }),
  FunctionInvocation: readCall,
  DateTimeLiteral: readDate,
  List: (written) => ({
    kind: "list",
    items: partsOf(written).map(readExpression),
  }),
  Context: readRecord,
};

function readNumber(written: Written): UnplacedSyntax {
  const words = wordsOf(written).replace(/\s+/g, "");
  const text = words.replace(/^-/, "");
  const number: UnplacedSyntax = { kind: "number", text };
  return text === words
    ? number
    : { kind: "negate", operand: { at: startOf(written), ...number } };
}

const pairOf = (written: Written) => ({
  left: readPart(written, 0),
  right: readPart(written, 1),
});

function readArithmetic(written: Written): UnplacedSyntax | Syntax {
  const operator = tokenOf(written, "ArithOp");
  if (!operator || partsOf(written).length === 1)
    return { kind: "negate", operand: readPart(written, 0) };
  return {
    kind: "arithmetic",
    at: startOf(operator),
    operator: wordsOf(operator) as ArithmeticOperator,
    ...pairOf(written),
  };
}

function readComparison(written: Written): UnplacedSyntax | Syntax {
  if (tokenOf(written, "between"))
    return {
      kind: "in",
      subject: readPart(written, 0),
      tests: [
        {
          kind: "and",
          at: startOf(written),
          left: compared(">=", readPart(written, 1)),
          right: compared("<=", readPart(written, 2)),
        },
      ],
    };
  const operator = tokenOf(written, "CompareOp");
  if (!operator)
    return {
      kind: "in",
      subject: readPart(written, 0),
      tests: partsOf(written).slice(1).flatMap(readTests),
    };
  return {
    kind: "compare",
    at: startOf(operator),
    operator: wordsOf(operator) as CompareOperator,
    ...pairOf(written),
  };
}

const readLoop = (
  written: Written,
  kind: "for" | "some" | "every",
): UnplacedSyntax => ({
  kind,
  loops: partsOf(partOf(written, 0)).map(readLoopHead),
  body: readPart(written, 1),
});

function readLoopHead(written: Written): LoopSyntax {
  const head = { at: startOf(written), name: nameOf(partOf(written, 0)) };
  const source = partOf(written, 1);
  if (source.node.name !== "IterationContext")
    return { ...head, list: readExpression(source) };
  const list = readPart(source, 0);
  return partsOf(source).length === 1
    ? { ...head, list }
    : { ...head, list, to: readPart(source, 1) };
}

function readCall(written: Written): UnplacedSyntax {
  const [callee, ...rest] = childrenOf(written);
  if (rest.some(({ node }) => node.name === "NamedParameters"))
    throw new Malformed(
      startOf(written),
      "Give a function its values in order, without names.",
    );
  const given = rest.find(({ node }) => node.name === "PositionalParameters");
  return {
    kind: "call",
    name: callee ? nameOf(callee) : "",
    arguments: given ? partsOf(given).map(readExpression) : [],
  };
}

/** `date("…")` is a call; `@"…"` is a date or a duration by its look. */
function readDate(written: Written): UnplacedSyntax {
  const literal = partOf(written, 0);
  if (literal.node.name !== "AtLiteral") return readCall(written);
  const value = unquoted(wordsOf(partOf(literal, 0)));
  return {
    kind: "call",
    name: /^-?P/.test(value) ? "duration" : "date",
    arguments: [{ kind: "text", at: startOf(literal), value }],
  };
}

function readRecord(written: Written): UnplacedSyntax {
  const entries = partsOf(written).map((entry) => {
    const key = partOf(entry, 0);
    const words = wordsOf(key);
    return {
      name: words.startsWith('"') ? unquoted(words) : nameOf(key),
      value: readPart(entry, 1),
    };
  });
  return { kind: "record", entries };
}
