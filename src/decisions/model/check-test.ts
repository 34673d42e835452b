import type { Syntax, TestSyntax } from "../feel/syntax.ts";
import { check } from "./check.ts";
import { compared } from "./check-operator.ts";
import type { Expression } from "../operations/expression.ts";
import type { Scope } from "./scope.ts";
import { refuse } from "./scope.ts";
import { describeType, fits, yesNo } from "../values/value-type.ts";

const yes: Expression = { kind: "constant", datum: true, type: yesNo };
const one = (kind: "all" | "any", parts: readonly Expression[]): Expression =>
  parts.length === 1 && parts[0] ? parts[0] : { kind, parts, type: yesNo };

/** `subject in (…)`. */
export function checkIn(
  scope: Scope,
  syntax: Extract<Syntax, { kind: "in" }>,
): Expression {
  const subject = check(scope, syntax.subject);
  return checkTests({ ...scope, subject }, subject, syntax.tests);
}

/** `subject between from and to`, both included. */
export function checkBetween(
  scope: Scope,
  syntax: Extract<Syntax, { kind: "between" }>,
): Expression {
  const subject = check(scope, syntax.subject);
  const from = check(scope, syntax.from);
  const to = check(scope, syntax.to);
  return one("all", [
    compared(scope, {
      operator: ">=",
      at: syntax.from.at,
      left: subject,
      right: from,
    }),
    compared(scope, {
      operator: "<=",
      at: syntax.to.at,
      left: subject,
      right: to,
    }),
  ]);
}

/** True when any of the tests holds for the subject. */
export const checkTests = (
  scope: Scope,
  subject: Expression,
  tests: readonly TestSyntax[],
): Expression =>
  one(
    "any",
    tests.map((test) => checkTest(scope, subject, test)),
  );

function checkTest(
  scope: Scope,
  subject: Expression,
  test: TestSyntax,
): Expression {
  const { at } = test;
  switch (test.kind) {
    case "anything":
      return yes;
    case "compares":
      return compared(scope, {
        operator: test.operator,
        at,
        left: subject,
        right: check(scope, test.value),
      });
    case "interval":
      return one("all", [
        compared(scope, {
          operator: test.fromIncluded ? ">=" : ">",
          at,
          left: subject,
          right: check(scope, test.from),
        }),
        compared(scope, {
          operator: test.toIncluded ? "<=" : "<",
          at,
          left: subject,
          right: check(scope, test.to),
        }),
      ]);
    case "none-of":
      return {
        kind: "not",
        operand: checkTests(scope, subject, test.tests),
        type: yesNo,
      };
    case "equals":
      return checkEquals(scope, subject, test.value);
  }
}

/** A value equals the subject, or is a list that holds it; a test with `?` stands for itself. */
function checkEquals(
  scope: Scope,
  subject: Expression,
  syntax: Syntax,
): Expression {
  if (speaksOfSubject(syntax)) return check(scope, syntax);
  const value = check(scope, syntax);
  const { at } = syntax;
  if (value.type.kind === "list" && subject.type.kind !== "list")
    return fits(subject.type, value.type.of) ||
      fits(value.type.of, subject.type)
      ? {
          kind: "apply",
          operation: "list contains",
          arguments: [value, subject],
          type: yesNo,
        }
      : refuse(
          scope,
          at,
          `This list never holds ${describeType(subject.type)}.`,
        );
  return compared(scope, { operator: "=", at, left: subject, right: value });
}

/** True when `?` stands anywhere in it. */
function speaksOfSubject(syntax: Syntax): boolean {
  if (syntax.kind === "subject") return true;
  return Object.values(syntax).some((value: unknown) =>
    Array.isArray(value)
      ? value.some((item: unknown) => isSyntax(item) && speaksOfSubject(item))
      : isSyntax(value) && speaksOfSubject(value),
  );
}
const isSyntax = (value: unknown): value is Syntax =>
  typeof value === "object" && value !== null && "kind" in value;
