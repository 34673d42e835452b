import { parseExpression } from "../feel/from-text.ts";
import { check, checkYesNo } from "./check.ts";
import type { Expression } from "../operations/expression.ts";
import type { Scope } from "./scope.ts";
import { refuse } from "./scope.ts";
import type { ValueType } from "../values/value-type.ts";
import { describeType, fits } from "../values/value-type.ts";

/** Parses and checks a FEEL text that must give a value of the declared type. */
export function checkRule(scope: Scope, type: ValueType): Expression {
  const parsed = parseExpression(scope.feel.text);
  if (parsed.kind === "failure")
    return refuse(scope, parsed.error.at, parsed.error.message);
  const checked = check(scope, parsed.value);
  if (fits(checked.type, type)) return checked;
  return refuse(
    scope,
    parsed.value.at,
    `This gives ${describeType(checked.type)}, but ${describeType(type)} is declared.`,
  );
}

/** Parses and checks a FEEL text of any type: the input of a table. */
export function checkInput(scope: Scope): Expression {
  const parsed = parseExpression(scope.feel.text);
  return parsed.kind === "failure"
    ? refuse(scope, parsed.error.at, parsed.error.message)
    : check(scope, parsed.value);
}

/** Parses and checks a FEEL text that must be yes/no. */
export function checkCondition(scope: Scope): Expression {
  const parsed = parseExpression(scope.feel.text);
  return parsed.kind === "failure"
    ? refuse(scope, parsed.error.at, parsed.error.message)
    : checkYesNo(scope, parsed.value);
}
