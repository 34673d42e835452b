import { parseCell, parseExpression } from "../feel/from-text.ts";
import type { Syntax } from "../feel/syntax.ts";
import type { Expression } from "../operations/expression.ts";
import type { ValueType } from "../values/value-type.ts";
import { describeType, fits } from "../values/value-type.ts";
import { check, checkYesNo } from "./check.ts";
import type { Scope } from "./scope.ts";

/** Parses a FEEL text and checks it, or says why it cannot be parsed. */
function checked(
  scope: Scope,
  parse: typeof parseExpression,
  checkIt: (syntax: Syntax) => Expression,
): Expression {
  const parsed = parse(scope.feel.text);
  return parsed.kind === "ok"
    ? checkIt(parsed.value)
    : scope.refuse(parsed.error.at, parsed.error.message);
}

/** Checks a FEEL text that must give a value of the declared type. */
export const checkRule = (scope: Scope, type: ValueType): Expression =>
  checked(scope, parseExpression, (syntax) => {
    const rule = check(scope, syntax);
    return fits(rule.type, type)
      ? rule
      : scope.refuse(
          syntax.at,
          `This gives ${describeType(rule.type)}, but ${describeType(type)} is declared.`,
        );
  });

/** Checks a FEEL text that must be yes/no. */
export const checkCondition = (scope: Scope): Expression =>
  checked(scope, parseExpression, (syntax) => checkYesNo(scope, syntax));

/** Checks the tests that a cell makes of a subject. */
export const checkCell = (scope: Scope, subject: Expression): Expression =>
  checked(scope, parseCell, (tests) => check({ ...scope, subject }, tests));
