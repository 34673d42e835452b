import type { OperationName } from "../feel/operations.ts";
import type {
  ArithmeticOperator,
  CompareOperator,
  Syntax,
} from "../feel/syntax.ts";
import type { Decimal } from "../values/number.ts";
import { check } from "./check.ts";
import type { Expression } from "../operations/expression.ts";
import { didYouMean } from "../values/nearest.ts";
import type { Scope } from "./scope.ts";
import { refuse, wrong } from "./scope.ts";
import type { Unit } from "../values/unit.ts";
import {
  divideUnits,
  multiplyUnits,
  plain,
  powerUnit,
  printUnit,
  sameUnit,
} from "../values/unit.ts";
import type { ValueType } from "../values/value-type.ts";
import {
  date,
  describeType,
  duration,
  fits,
  join,
  numberIn,
  text,
  yesNo,
} from "../values/value-type.ts";

type Pair = { readonly left: Expression; readonly right: Expression };

/** Arithmetic on numbers with units, dates with durations, and texts. */
export function checkArithmetic(
  scope: Scope,
  syntax: Extract<Syntax, { kind: "arithmetic" }>,
): Expression {
  const pair = {
    left: check(scope, syntax.left),
    right: check(scope, syntax.right),
  };
  if (pair.left.type.kind === "anything" || pair.right.type.kind === "anything")
    return wrong;
  const { operator, at } = syntax;
  if (pair.left.type.kind === "number" && pair.right.type.kind === "number") {
    const type = numberType(operator, pair);
    return typeof type === "string"
      ? refuse(scope, at, type)
      : apply(numberOperations[operator], type, pair);
  }
  const other =
    otherOperations[
      `${textual(pair.left.type)} ${operator} ${textual(pair.right.type)}`
    ];
  return other
    ? apply(other.operation, other.type, pair)
    : refuse(scope, at, misfit(operator, pair));
}

const textual = (type: ValueType): string =>
  type.kind === "choice" ? "text" : type.kind;
const apply = (
  operation: OperationName,
  type: ValueType,
  { left, right }: Pair,
): Expression => ({
  kind: "apply",
  operation,
  arguments: [left, right],
  type,
});

const numberOperations: Readonly<Record<ArithmeticOperator, OperationName>> = {
  "+": "add numbers",
  "-": "subtract numbers",
  "*": "multiply",
  "/": "divide",
  "**": "power",
};
const otherOperations: Readonly<
  Record<string, { operation: OperationName; type: ValueType }>
> = {
  "text + text": { operation: "join texts", type: text },
  "date + duration": { operation: "add duration to date", type: date },
  "date - duration": { operation: "take duration from date", type: date },
  "duration + duration": { operation: "add durations", type: duration },
  "duration - duration": { operation: "subtract durations", type: duration },
};

function misfit(operator: ArithmeticOperator, { left, right }: Pair): string {
  const kinds = `${left.type.kind} ${right.type.kind}`;
  if (kinds === "date date")
    return "Dates are not subtracted with an operator: write days between(from, to) or age on(date of birth, date).";
  if (kinds === "date number")
    return "A number is not added to a date with an operator: write add days(date, n), add months(date, n) or add years(date, n).";
  return `“${operator}” cannot join ${describeType(left.type)} and ${describeType(right.type)}.`;
}

function numberType(
  operator: ArithmeticOperator,
  { left, right }: Pair,
): ValueType | string {
  const [a, b] = [unitOf(left), unitOf(right)];
  if (operator === "+" || operator === "-")
    return sumType(operator, left, right);
  if (operator === "**") return powerType(a, right);
  if (a === "any-unit" || b === "any-unit") return numberIn("any-unit");
  return numberIn(operator === "*" ? multiplyUnits(a, b) : divideUnits(a, b));
}

const unitOf = ({ type }: Expression): Unit | "any-unit" =>
  type.kind === "number" ? type.unit : "any-unit";

function sumType(
  operator: "+" | "-",
  left: Expression,
  right: Expression,
): ValueType | string {
  const joined = join(left.type, right.type);
  if (joined) return joined;
  return `${describeType(left.type)} and ${describeType(right.type)} cannot be ${
    operator === "+" ? "added" : "subtracted"
  }; ${unitMend(left, right)}`;
}

/** How to bring two units together. */
function unitMend(left: Expression, right: Expression): string {
  const [a, b] = [unitOf(left), unitOf(right)];
  if (a === "any-unit" || b === "any-unit") return "give both one unit.";
  return `divide or multiply one by a parameter in ${printUnit(divideUnits(b, a))} or ${printUnit(divideUnits(a, b))}, or correct the unit where it is declared.`;
}

function powerType(
  base: Unit | "any-unit",
  right: Expression,
): ValueType | string {
  if (base === "any-unit" || sameUnit(base, plain)) return numberIn(plain);
  if (right.kind !== "constant")
    return "Only a plain number can be raised to a power that is not written out.";
  return numberIn(powerUnit(base, (right.datum as Decimal).toNumber()));
}

/** Compares like with like; a choice only with values it has. */
export function checkComparison(
  scope: Scope,
  syntax: Extract<Syntax, { kind: "compare" }>,
): Expression {
  for (const side of [syntax.left, syntax.right])
    if (side.kind === "null")
      return refuse(
        scope,
        side.at,
        "Do not compare with null: write is none(x), is known(x) or applies(x), whichever you mean.",
      );
  const left = check(scope, syntax.left);
  const right = check(scope, syntax.right);
  return compared(scope, {
    operator: syntax.operator,
    at: syntax.at,
    left,
    right,
  });
}

type Comparison = Pair & {
  readonly operator: CompareOperator;
  readonly at: number;
};

/** The comparison of two checked expressions. */
export function compared(scope: Scope, comparison: Comparison): Expression {
  const { operator, at, left, right } = comparison;
  if (left.type.kind === "anything" || right.type.kind === "anything")
    return wrong;
  const clash = comparisonClash(left, right);
  if (clash) return refuse(scope, at, clash);
  switch (operator) {
    case "=":
      return apply("equal", yesNo, comparison);
    case "!=":
      return {
        kind: "not",
        operand: apply("equal", yesNo, comparison),
        type: yesNo,
      };
    default:
      return ordered(scope, comparison);
  }
}

function comparisonClash(
  left: Expression,
  right: Expression,
): string | undefined {
  if (left.type.kind === "choice" && right.type.kind === "choice")
    return choiceClash(left, right);
  if (fits(left.type, right.type) || fits(right.type, left.type))
    return undefined;
  const both = `${describeType(left.type)} and ${describeType(right.type)} cannot be compared`;
  return left.type.kind === "number" && right.type.kind === "number"
    ? `${both}; ${unitMend(left, right)}`
    : `${both}.`;
}

function choiceClash(left: Expression, right: Expression): string | undefined {
  if (left.type.kind !== "choice" || right.type.kind !== "choice")
    return undefined;
  const values = Object.keys(left.type.values);
  const others = Object.keys(right.type.values);
  if (values.some((value) => others.includes(value))) return undefined;
  const [literal, declared] =
    right.kind === "constant" ? [others, values] : [values, others];
  return `"${literal[0] ?? ""}" is not among the values ${declared
    .map((value) => `"${value}"`)
    .join(", ")}.${didYouMean(literal[0] ?? "", declared)}`;
}

const orders: Readonly<
  Record<string, { less: OperationName; atMost: OperationName }>
> = {
  number: { less: "number less", atMost: "number at most" },
  date: { less: "text less", atMost: "text at most" },
  duration: { less: "duration less", atMost: "duration at most" },
};

function ordered(
  scope: Scope,
  { operator, at, left, right }: Comparison,
): Expression {
  const order = orders[left.type.kind];
  if (!order)
    return refuse(
      scope,
      at,
      `${describeType(left.type)} has no order: compare it with = or !=, or test it with in.`,
    );
  const operation = operator.endsWith("=") ? order.atMost : order.less;
  return operator.startsWith("<")
    ? apply(operation, yesNo, { left, right })
    : apply(operation, yesNo, { left: right, right: left });
}
