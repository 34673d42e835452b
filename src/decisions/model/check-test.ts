import type { CompareOperator, Syntax, TestSyntax } from "../feel/syntax.ts";
import { check } from "./check.ts";
import { typed } from "./typed.ts";
import type { Expression } from "../operations/expression.ts";
import { constant } from "../operations/expression.ts";
import { apply } from "../operations/operations.ts";
import type { Scope } from "./scope.ts";
import { refuse } from "./scope.ts";
import { describeType, fits, yesNo } from "../values/value-type.ts";

const yes: Expression = constant(true, yesNo);

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
  { from, to, ...syntax }: Extract<Syntax, { kind: "between" }>,
): Expression {
  const subject = check(scope, syntax.subject);
  return apply(
    "all",
    yesNo,
    compared(scope, subject, { operator: ">=", at: from.at, value: from }),
    compared(scope, subject, { operator: "<=", at: to.at, value: to }),
  );
}

/** True when any of the tests holds for the subject. */
export function checkTests(
  scope: Scope,
  subject: Expression,
  tests: readonly TestSyntax[],
): Expression {
  const parts = tests.map((test) => checkTest(scope, subject, test));
  const [only] = parts;
  return parts.length === 1 && only ? only : apply("any", yesNo, ...parts);
}

type Against = {
  readonly operator: CompareOperator;
  readonly at: number;
  readonly value: Syntax;
};
const compared = (
  scope: Scope,
  subject: Expression,
  { operator, at, value }: Against,
): Expression =>
  typed(scope, { operation: operator, at }, [subject, check(scope, value)]);

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
      return compared(scope, subject, test);
    case "interval": {
      const least = test.fromIncluded ? ">=" : ">";
      const most = test.toIncluded ? "<=" : "<";
      return apply(
        "all",
        yesNo,
        compared(scope, subject, { operator: least, at, value: test.from }),
        compared(scope, subject, { operator: most, at, value: test.to }),
      );
    }
    case "none-of":
      return apply("not", yesNo, checkTests(scope, subject, test.tests));
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
      ? apply("list contains", yesNo, value, subject)
      : refuse(
          scope,
          at,
          `This list never holds ${describeType(subject.type)}.`,
        );
  return typed(scope, { operation: "=", at }, [subject, value]);
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
