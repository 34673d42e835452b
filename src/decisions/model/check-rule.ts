import type { Result } from "#kernel";
import { parseCell, parseExpression } from "../feel/from-text.ts";
import type { SyntaxProblem } from "../feel/syntax.ts";
import type { Expression } from "../operations/expression.ts";
import type { ValueType } from "../values/value-type.ts";
import { describeType, fits } from "../values/value-type.ts";
import { check, checkYesNo } from "./check.ts";
import { checkTests } from "./check-test.ts";
import type { Scope } from "./scope.ts";
import { refuse } from "./scope.ts";

/** Checks what was parsed, or says why it could not be. */
const checked = <Parsed>(
  scope: Scope,
  parsed: Result<Parsed, SyntaxProblem>,
  checkIt: (value: Parsed) => Expression,
): Expression =>
  parsed.kind === "ok"
    ? checkIt(parsed.value)
    : refuse(scope, parsed.error.at, parsed.error.message);

/** Parses and checks a FEEL text that must give a value of the declared type. */
export const checkRule = (scope: Scope, type: ValueType): Expression =>
  checked(scope, parseExpression(scope.feel.text), (syntax) => {
    const rule = check(scope, syntax);
    return fits(rule.type, type)
      ? rule
      : refuse(
          scope,
          syntax.at,
          `This gives ${describeType(rule.type)}, but ${describeType(type)} is declared.`,
        );
  });

/** Parses and checks a FEEL text that must be yes/no. */
export const checkCondition = (scope: Scope): Expression =>
  checked(scope, parseExpression(scope.feel.text), (syntax) =>
    checkYesNo(scope, syntax),
  );

/** Parses and checks the tests that a cell makes of a subject. */
export const checkCell = (scope: Scope, subject: Expression): Expression =>
  checked(scope, parseCell(scope.feel.text), (tests) =>
    checkTests({ ...scope, subject }, subject, tests),
  );
