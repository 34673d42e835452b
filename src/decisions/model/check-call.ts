import type { Syntax } from "../feel/syntax.ts";
import type { Expression } from "../operations/expression.ts";
import { findOperation, functionNames } from "../operations/operations.ts";
import { didYouMean } from "../values/nearest.ts";
import { date, describeType, fits } from "../values/value-type.ts";
import { check } from "./check.ts";
import type { Scope } from "./scope.ts";
import { today, wrong } from "./scope.ts";
import { typed } from "./typed.ts";

type Call = Extract<Syntax, { kind: "call" }>;

/** A function: an operation, or one of the two forms that speak of a day. */
export function checkCall(scope: Scope, call: Call): Expression {
  const { name, at } = call;
  if (name === "on") return checkOn(scope, call);
  if (name === "today")
    return call.arguments.length === 0
      ? today
      : scope.refuse(at, "Write it as today.");
  const known = findOperation(name);
  if (known?.shape === undefined)
    return scope.refuse(
      at,
      `There is no function “${name}”.${didYouMean(name, [...functionNames, "on", "today"])}`,
    );
  const given = call.arguments.map((argument, index) =>
    check(
      known.structural?.includes(index)
        ? { ...scope, structural: true }
        : scope,
      argument,
    ),
  );
  return typed(
    scope,
    { operation: name, at, arguments: call.arguments },
    given,
  );
}

function checkOn(scope: Scope, call: Call): Expression {
  const [first, second, ...others] = call.arguments;
  if (!first || !second || others.length > 0)
    return scope.refuse(call.at, "Write it as on(parameter, date).");
  const parameter = check(scope, first);
  const day = check(scope, second);
  if (parameter === wrong || day === wrong) return wrong;
  if (parameter.kind !== "parameter")
    return scope.refuse(
      first.at,
      "on(parameter, date) takes a parameter: only parameters have values by date.",
    );
  if (!fits(day.type, date))
    return scope.refuse(
      second.at,
      `A date is needed here, and this is ${describeType(day.type)}.`,
    );
  return { ...parameter, kind: "parameter-on", parts: [day] };
}
