import type { LoopSyntax, Syntax, TestSyntax } from "./syntax.ts";

/** FEEL text that reads back as the same syntax; every operator's operands stand in brackets. */
export function print(syntax: Syntax): string {
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
    case "between":
      return `${operand(syntax.subject)} between ${operand(syntax.from)} and ${operand(syntax.to)}`;
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
export const printTests = (tests: readonly TestSyntax[]): string =>
  tests.map(printTest).join(", ");

function printTest(test: TestSyntax): string {
  switch (test.kind) {
    case "anything":
      return "-";
    case "compares":
      return `${test.operator} ${operand(test.value)}`;
    case "interval":
      return `${test.fromIncluded ? "[" : "("}${operand(test.from)}..${operand(test.to)}${test.toIncluded ? "]" : ")"}`;
    case "equals":
      return print(test.value);
    case "none-of":
      return `not(${printTests(test.tests)})`;
  }
}
