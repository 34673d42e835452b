import { decimal } from "../values/number.ts";
import type { Syntax } from "../feel/syntax.ts";
import { checkCall } from "./check-call.ts";
import { checkFilter, checkLoop } from "./check-loop.ts";
import { checkName } from "./check-name.ts";
import { checkIn, checkIs } from "./check-test.ts";
import type { Expression } from "../operations/expression.ts";
import { constant } from "../operations/expression.ts";
import { apply } from "../operations/operations.ts";
import type { Scope } from "./scope.ts";
import { typed } from "./typed.ts";
import {
  describeType,
  fits,
  join,
  literalChoice,
  numberIn,
  plainNumber,
  yesNo,
} from "../values/value-type.ts";

/** Resolves names and checks types and units; every problem is reported and the rest is still checked. */
export function check(scope: Scope, syntax: Syntax): Expression {
  const { at } = syntax;
  const within = (part: Syntax): Expression => check(scope, part);
  switch (syntax.kind) {
    case "number":
      return checkNumber(scope, syntax);
    case "text":
      return constant(syntax.value, literalChoice(syntax.value));
    case "yes/no":
      return constant(syntax.value, yesNo);
    case "null":
      return scope.refuse(
        at,
        "null has three meanings, so the strict profile has none: test with `is none(x)`, `is known(x)` or `applies(x)`; a decision that does not apply says so in `applies-when`.",
      );
    case "subject":
      return (
        scope.subject ??
        scope.refuse(at, "`?` has a meaning only in a table's cell.")
      );
    case "name":
    case "path":
      return checkName(scope, syntax);
    case "negate":
      return typed(scope, { operation: "negate", at }, [
        within(syntax.operand),
      ]);
    case "arithmetic":
    case "compare":
      return checkOperator(scope, syntax);
    case "and":
    case "or":
      return apply(
        syntax.kind === "and" ? "all" : "any",
        yesNo,
        ...flattened(syntax, syntax.kind).map((part) =>
          checkYesNo(scope, part),
        ),
      );
    case "in":
      return checkIn(scope, syntax);
    case "is":
      return checkIs(scope, syntax);
    case "if":
      return checkIf(scope, syntax);
    case "for":
    case "some":
    case "every":
      return checkLoop(scope, syntax);
    case "filter":
      return checkFilter(scope, syntax);
    case "call":
      return checkCall(scope, syntax);
    case "list":
      return typed(scope, { operation: "list", at }, syntax.items.map(within));
    case "record":
      return checkRecord(scope, syntax);
  }
}

function checkRecord(
  scope: Scope,
  syntax: Extract<Syntax, { kind: "record" }>,
): Expression {
  const names = syntax.entries.map(({ name }) => name);
  const parts = syntax.entries.map(({ value }) => check(scope, value));
  const fields = parts.map(({ type }, index) => [names[index] ?? "", type]);
  const type = { kind: "record", fields: Object.fromEntries(fields) } as const;
  return { ...apply("record", type, ...parts), fields: names };
}

/** An operator between two expressions. */
function checkOperator(
  scope: Scope,
  syntax: Extract<Syntax, { kind: "arithmetic" | "compare" }>,
): Expression {
  const { kind, operator, at, left, right } = syntax;
  for (const side of kind === "compare" ? [left, right] : [])
    if (side.kind === "null")
      return scope.refuse(
        side.at,
        "Do not compare with null: write is none(x), is known(x) or applies(x), whichever you mean.",
      );
  const given = [check(scope, left), check(scope, right)];
  return typed(scope, { operation: operator, at }, given);
}

/** Checks an expression that must be yes/no. */
export function checkYesNo(scope: Scope, syntax: Syntax): Expression {
  const checked = check(scope, syntax);
  if (fits(checked.type, yesNo)) return checked;
  return scope.refuse(
    syntax.at,
    `Yes/no is needed here, and this is ${describeType(checked.type)}.`,
  );
}

function flattened(syntax: Syntax, kind: "and" | "or"): readonly Syntax[] {
  return syntax.kind === kind && "left" in syntax
    ? [...flattened(syntax.left, kind), ...flattened(syntax.right, kind)]
    : [syntax];
}

/**
 * Numbers that are structure, not law: counting, halving, days in a week, months, weeks and days in a year,
 * pence in a pound or per cent.
 */
const structuralNumbers = [0, 1, 2, 7, 12, 52, 100, 365, 366];

function checkNumber(
  scope: Scope,
  { text, at }: Extract<Syntax, { kind: "number" }>,
): Expression {
  const datum = decimal(text);
  if (
    !scope.structural &&
    !structuralNumbers.some((number) => datum.equals(number))
  )
    scope.refuse(
      at,
      `The number ${text} stands in a rule: put it in parameters.yaml with its unit, dates and source, and name it here.`,
    );
  return constant(datum, datum.isZero() ? numberIn("any-unit") : plainNumber);
}

function checkIf(
  scope: Scope,
  syntax: Extract<Syntax, { kind: "if" }>,
): Expression {
  const condition = checkYesNo(scope, syntax.condition);
  const whenTrue = check(scope, syntax.whenTrue);
  const whenFalse = check(scope, syntax.whenFalse);
  const type = join(whenTrue.type, whenFalse.type);
  if (!type)
    return scope.refuse(
      syntax.whenFalse.at,
      `The branches of this if differ: ${describeType(whenTrue.type)} and ${describeType(whenFalse.type)}; both must have one type and unit.`,
    );
  return apply("choose", type, condition, whenTrue, whenFalse);
}
