import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { parseCell, parseExpression } from "./from-text.ts";
import type { LoopSyntax, Syntax } from "./syntax.ts";

/** FEEL text that reads back as the same syntax; every operator's operands stand in brackets. */
function print(syntax: Syntax): string {
  switch (syntax.kind) {
    case "number":
      return syntax.text;
    case "text":
      return JSON.stringify(syntax.value);
    case "yes/no":
      return String(syntax.value);
    case "null":
      return "null";
    case "subject":
      return "?";
    case "name":
      return syntax.name;
    case "path":
      return `${operand(syntax.of)}.${syntax.field}`;
    case "negate":
      return `-${operand(syntax.operand)}`;
    case "arithmetic":
    case "compare":
      return `${operand(syntax.left)} ${syntax.operator} ${operand(syntax.right)}`;
    case "and":
    case "or":
      return `${operand(syntax.left)} ${syntax.kind} ${operand(syntax.right)}`;
    case "is":
      return print(syntax.value);
    case "in":
      return `${operand(syntax.subject)} in (${printTests(syntax.tests)})`;
    case "if":
      return `if ${operand(syntax.condition)} then ${operand(syntax.whenTrue)} else ${operand(syntax.whenFalse)}`;
    case "for":
    case "some":
    case "every":
      return `${syntax.kind} ${syntax.loops.map(printLoop).join(", ")} ${syntax.kind === "for" ? "return" : "satisfies"} ${operand(syntax.body)}`;
    case "filter":
      return `${operand(syntax.of)}[${print(syntax.condition)}]`;
    case "call":
      return `${syntax.name}(${syntax.arguments.map(print).join(", ")})`;
    case "list":
      return `[${syntax.items.map(print).join(", ")}]`;
    case "record":
      return `{${syntax.entries.map(({ name, value }) => `${name}: ${print(value)}`).join(", ")}}`;
  }
}

const closed = new Set<Syntax["kind"]>([
  "number",
  "text",
  "yes/no",
  "null",
  "subject",
  "name",
  "path",
  "call",
  "list",
  "record",
]);
const operand = (syntax: Syntax): string =>
  closed.has(syntax.kind) ? print(syntax) : `(${print(syntax)})`;

const printLoop = ({ name, list, to }: LoopSyntax): string =>
  `${name} in ${operand(list)}${to ? `..${operand(to)}` : ""}`;

/** The tests of a cell, or after `in`. */
const printTests = (tests: readonly Syntax[]): string =>
  tests.map(printTest).join(", ");

function printTest(test: Syntax): string {
  if (test.kind === "yes/no") return "-";
  if (test.kind === "call") {
    const [any] = test.arguments;
    assert.ok(any?.kind === "in");
    return `not(${printTests(any.tests)})`;
  }
  if (test.kind === "compare") return `${test.operator} ${operand(test.right)}`;
  if (test.kind !== "and") return print(test);
  const { left, right } = test;
  assert.ok(left.kind === "compare" && right.kind === "compare");
  const [open, close] = [
    left.operator === ">=" ? "[" : "(",
    right.operator === "<=" ? "]" : ")",
  ];
  return `${open}${operand(left.right)}..${operand(right.right)}${close}`;
}

const read = (text: string): Syntax => {
  const parsed = parseExpression(text);
  assert.ok(parsed.kind === "ok", JSON.stringify(parsed));
  return parsed.value;
};

for (const { text, means } of [
  { text: "a.b + c.d * 2", means: "a.b + (c.d * 2)" },
  { text: "a or b and not(c)", means: "a or (b and not(c))" },
  { text: "age on(p.born, today) >= x", means: "age on(p.born, today) >= x" },
  { text: "or else(x, 0) + 1", means: "or else(x, 0) + 1" },
  { text: "days between(a, b) > 7", means: "days between(a, b) > 7" },
  { text: "months between(a, b) / 12", means: "months between(a, b) / 12" },
  { text: 'x in ("a", "b")', means: 'x in ("a", "b")' },
  { text: "x in [1..5)", means: "x in ([1..5))" },
  { text: "x between 1 and 2", means: "x in ([1..2])" },
  { text: "-a * b", means: "(-a) * b" },
  { text: '@"2026-04-06"', means: 'date("2026-04-06")' },
  { text: "t.rows[from <= d][1].x", means: "((t.rows[from <= d])[1]).x" },
  {
    text: "some r in t satisfies r.x = 1",
    means: "some r in t satisfies (r.x = 1)",
  },
  { text: "a // why\n and b", means: "a and b" },
  { text: 'f("or else(x)")', means: 'f("or else(x)")' },
  { text: "for i in 1..3 return i", means: "for i in 1..3 return i" },
]) {
  test(`“${text.replace("\n", " ")}” is read as ${means}`, () =>
    assert.equal(print(read(text)), means));
}

for (const { cell, means } of [
  { cell: "-", means: "-" },
  { cell: '"a", "b"', means: '"a", "b"' },
  { cell: 'not("a")', means: 'not("a")' },
  { cell: ">= x.y", means: ">= x.y" },
  { cell: "(1..2]", means: "(1..2]" },
]) {
  test(`the cell ${cell} is read as ${means}`, () => {
    const parsed = parseCell(cell);
    assert.ok(parsed.kind === "ok");
    assert.ok(parsed.value.kind === "in");
    assert.equal(printTests(parsed.value.tests), means);
  });
}

for (const { text, at } of [
  { text: "a +", at: 3 },
  { text: "(a", at: 2 },
  { text: "f(x: 1)", at: 0 },
  { text: "function(x) x", at: 0 },
]) {
  test(`“${text}” is refused, with a place`, () => {
    const parsed = parseExpression(text);
    assert.ok(parsed.kind === "failure");
    assert.equal(parsed.error.at, at);
  });
}

const leaf = fc.oneof(
  fc.constantFrom("a.b", "today", "x", "true", '"te\\"xt"', "12", "0.5"),
);
const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc
      .tuple(
        tie("any"),
        fc.constantFrom("+", "-", "*", "/", "=", "<", ">=", "and", "or"),
        tie("any"),
      )
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    fc
      .tuple(tie("any"), tie("any"), tie("any"))
      .map(([a, b, c]) => `if ${a} then ${b} else ${c}`),
    fc.tuple(tie("any"), tie("any")).map(([a, b]) => `or else(${a}, ${b})`),
    fc.tuple(tie("any"), tie("any")).map(([a, b]) => `(${a}) in (> (${b}))`),
    fc
      .tuple(tie("any"), tie("any"))
      .map(([a, b]) => `every i in [${a}] satisfies ${b}`),
    fc.array(tie("any"), { maxLength: 3 }).map((items) => `[${items.join()}]`),
  ),
})).any;

/** Syntax without its places, which printing moves. */
const placeless = (syntax: unknown): unknown =>
  JSON.parse(
    JSON.stringify(syntax, (key, value: unknown) =>
      key === "at" ? undefined : value,
    ),
  );

test("what is printed reads back as the same syntax", () => {
  fc.assert(
    fc.property(expression, (text) => {
      const syntax = read(text);
      assert.deepEqual(placeless(read(print(syntax))), placeless(syntax));
    }),
    { numRuns: 300 },
  );
});
