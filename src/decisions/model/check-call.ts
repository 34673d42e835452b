import type { Syntax } from "../feel/syntax.ts";
import { check, checkYesNo } from "./check.ts";
import type { Expression } from "../operations/expression.ts";
import { functions } from "./functions.ts";
import { didYouMean } from "../values/nearest.ts";
import type { Scope } from "./scope.ts";
import { refuse, wrong } from "./scope.ts";
import { date, describeType, fits, join, yesNo } from "../values/value-type.ts";

type Call = Extract<Syntax, { kind: "call" }>;
type SpecialForm = (scope: Scope, call: Call) => Expression;

/** A function: those that look at absence or at time here, the rest by their types. */
export function checkCall(scope: Scope, call: Call): Expression {
  const special = specialForms[call.name];
  if (special) {
    const { count, shape } = special;
    return call.arguments.length === count
      ? special.form(scope, call)
      : refuse(scope, call.at, `Write it as ${shape}.`);
  }
  const known = functions[call.name];
  if (!known)
    return refuse(
      scope,
      call.at,
      `There is no function “${call.name}”.${didYouMean(call.name, [...Object.keys(functions), ...Object.keys(specialForms)])}`,
    );
  const given = call.arguments.map((argument, index) =>
    check(
      known.structural?.includes(index)
        ? { ...scope, structural: true }
        : scope,
      argument,
    ),
  );
  if (given.some((argument) => argument === wrong)) return wrong;
  const typed = known.typing(given);
  return typeof typed === "string"
    ? refuse(scope, call.at, `${known.shape}: ${typed}.`)
    : typed;
}

const argument = (call: Call, index: number): Syntax => {
  const found = call.arguments[index];
  if (!found) throw new Error(`${call.name} was called without its argument`);
  return found;
};

const absence =
  (kind: "is-known" | "is-none" | "applies"): SpecialForm =>
  (scope, call) => ({
    kind,
    operand: check(scope, argument(call, 0)),
    type: yesNo,
  });

const specialForms: Readonly<
  Record<string, { count: number; shape: string; form: SpecialForm }>
> = {
  not: {
    count: 1,
    shape: "not(condition)",
    form: (scope, call) => ({
      kind: "not",
      operand: checkYesNo(scope, argument(call, 0)),
      type: yesNo,
    }),
  },
  "is known": { count: 1, shape: "is known(x)", form: absence("is-known") },
  "is none": { count: 1, shape: "is none(x)", form: absence("is-none") },
  applies: { count: 1, shape: "applies(x)", form: absence("applies") },
  "or else": { count: 2, shape: "or else(x, fallback)", form: checkOrElse },
  on: { count: 2, shape: "on(parameter, date)", form: checkOn },
  today: {
    count: 0,
    shape: "today",
    form: () => ({ kind: "today", type: date }),
  },
};

function checkOrElse(scope: Scope, call: Call): Expression {
  const operand = check(scope, argument(call, 0));
  const fallback = check(scope, argument(call, 1));
  const type = join(operand.type, fallback.type);
  return type
    ? { kind: "or-else", operand, fallback, type }
    : refuse(
        scope,
        call.at,
        `The fallback is ${describeType(fallback.type)}, and the value ${describeType(operand.type)}: both need one type and unit.`,
      );
}

function checkOn(scope: Scope, call: Call): Expression {
  const parameter = check(scope, argument(call, 0));
  const day = check(scope, argument(call, 1));
  if (parameter === wrong || day === wrong) return wrong;
  if (parameter.kind !== "parameter")
    return refuse(
      scope,
      argument(call, 0).at,
      "on(parameter, date) takes a parameter: only parameters have values by date.",
    );
  if (!fits(day.type, date))
    return refuse(
      scope,
      argument(call, 1).at,
      `A date is needed here, and this is ${describeType(day.type)}.`,
    );
  return {
    kind: "parameter-on",
    name: parameter.name,
    date: day,
    type: parameter.type,
  };
}
