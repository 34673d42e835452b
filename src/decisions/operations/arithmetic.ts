import { addMonths } from "#kernel";
import { inapplicable } from "../values/datum.ts";
import type { Datum } from "../values/datum.ts";
import { Decimal, decimal } from "../values/number.ts";
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
  anything,
  date,
  describeType,
  duration,
  fits,
  join,
  numberIn,
  plainNumber,
  text,
} from "../values/value-type.ts";
import type { Expression } from "./expression.ts";
import type { Direction, Moves, Pure } from "./moves.ts";
import { upDown, upFixed, upUp } from "./moves.ts";
import type { Misfit, Operation, Typing } from "./operation.ts";
import { dur, mostPlaces, num, pure, strict, whole } from "./operation.ts";
import type { Values } from "./possible.ts";
import { spanOf } from "./possible.ts";

type Pair = { readonly left: Expression; readonly right: Expression };

/** An operator: between numbers by its rule of units, between other kinds as listed. */
const operator = (
  {
    sign,
    moves,
    places,
    others,
  }: {
    readonly sign: string;
    readonly moves?: Moves;
    readonly places?: Operation["places"];
    readonly others?: Readonly<Record<string, ValueType>>;
  },
  unitOf: (pair: Pair) => ValueType | Misfit,
  run: Pure,
): Operation =>
  strict(run, {
    ...(moves && { moves }),
    ...(places && { places }),
    typing: ([left, right]) => {
      if (!left || !right) return anything;
      const [a, b] = [kindOf(left), kindOf(right)];
      if (a === "anything" || b === "anything") return anything;
      if (a === "number" && b === "number") return unitOf({ left, right });
      return others?.[`${a} ${b}`] ?? { says: misfit(sign, { left, right }) };
    },
  });

const kindOf = ({ type: { kind } }: Expression): string =>
  kind === "choice" ? "text" : kind;

function misfit(sign: string, { left, right }: Pair): string {
  const kinds = `${left.type.kind} ${right.type.kind}`;
  if (kinds === "date date")
    return "Dates are not subtracted with an operator: write days between(from, to) or age on(date of birth, date).";
  if (kinds === "date number")
    return "A number is not added to a date with an operator: write add days(date, n), add months(date, n) or add years(date, n).";
  return `“${sign}” cannot join ${describeType(left.type)} and ${describeType(right.type)}.`;
}

const unitOf = ({ type }: Expression): Unit | "any-unit" =>
  type.kind === "number" ? type.unit : "any-unit";

/** How to bring two units together. */
export function unitMend(left: Expression, right: Expression): string {
  const [a, b] = [unitOf(left), unitOf(right)];
  if (a === "any-unit" || b === "any-unit") return "give both one unit.";
  return `divide or multiply one by a parameter in ${printUnit(divideUnits(b, a))} or ${printUnit(divideUnits(a, b))}, or correct the unit where it is declared.`;
}

const oneUnit =
  (done: string) =>
  ({ left, right }: Pair): ValueType | Misfit =>
    join(left.type, right.type) ?? {
      says: `${describeType(left.type)} and ${describeType(right.type)} cannot be ${done}; ${unitMend(left, right)}`,
    };

const unitBy =
  (combine: (a: Unit, b: Unit) => Unit) =>
  ({ left, right }: Pair): ValueType => {
    const [a, b] = [unitOf(left), unitOf(right)];
    return numberIn(
      a === "any-unit" || b === "any-unit" ? "any-unit" : combine(a, b),
    );
  };

function unitToThePower({ left, right }: Pair): ValueType | Misfit {
  const base = unitOf(left);
  if (base === "any-unit" || sameUnit(base, plain)) return plainNumber;
  if (right.kind === "constant")
    return numberIn(powerUnit(base, num(right.datum).toNumber()));
  return {
    says: "Only a plain number can be raised to a power that is not written out.",
  };
}

const areTexts = (values: Values | undefined): boolean =>
  values?.kind === "some" && typeof values.data[0] === "string";

/** Of products and quotients: one way only while what they are taken with keeps its sign. */
const bySign =
  (isProduct: boolean): Moves =>
  (given) => {
    const [left, right] = given.map(signOf);
    if (!isProduct && right === "may be zero") return undefined;
    const moved = (sign: Sign | undefined): Direction =>
      sign === "negative" ? "down" : "up";
    if (isSingle(given[1])) return [moved(right), "fixed"];
    if (isProduct && isSingle(given[0])) return ["fixed", moved(left)];
    const areCounted = [left, right].every(
      (sign) => sign === "positive" || sign === "may be zero",
    );
    return areCounted ? (isProduct ? upUp : upDown) : undefined;
  };

const isSingle = (values: Values | undefined): boolean =>
  values?.kind === "some" && values.data.length === 1;

type Sign = "positive" | "may be zero" | "negative" | "either";
function signOf(values: Values): Sign {
  const span = spanOf(values);
  const [from, to] = [span?.from, span?.to] as readonly (Decimal | undefined)[];
  if (from?.greaterThan(0)) return "positive";
  if (from?.isZero()) return "may be zero";
  return to?.lessThan(0) ? "negative" : "either";
}

function sumOf([a, b]: readonly Datum[]): Datum {
  if (a instanceof Decimal) return a.plus(num(b));
  if (typeof a !== "string") return { months: dur(a).months + dur(b).months };
  return typeof b === "string" ? a + b : addMonths(a, dur(b).months);
}

function differenceOf([a, b]: readonly Datum[]): Datum {
  if (a instanceof Decimal) return a.minus(num(b));
  return typeof a === "string"
    ? addMonths(a, -dur(b).months)
    : { months: dur(a).months - dur(b).months };
}

const anyNumber = numberIn("any-unit");
const sameNumber: Typing = ([number]) => number?.type ?? anything;

type RoundingMode = NonNullable<Parameters<Decimal["toDecimalPlaces"]>[1]>;
/** Rounds to digits after the point, or before it when they are negative. */
const rounding = (name: string, mode: RoundingMode): Operation =>
  pure(
    {
      shape: `${name}(number, digits)`,
      takes: [anyNumber, plainNumber],
      optional: 1,
      gives: sameNumber,
      structural: [1],
      moves: upFixed,
      places: (_, [, digits]) =>
        digits === undefined
          ? 0
          : digits.kind === "constant"
            ? Math.max(0, Number(digits.datum))
            : undefined,
    },
    ([number, digits]) => {
      const places = digits === undefined ? 0 : whole(digits);
      if (places >= 0) return num(number).toDecimalPlaces(places, mode);
      const step = decimal(10).pow(-places);
      return num(number).dividedBy(step).toDecimalPlaces(0, mode).times(step);
    },
  );

/** Operators, and what rounds or turns a number. */
export const arithmetic = {
  "+": operator(
    {
      sign: "+",
      places: mostPlaces,
      moves: (given) => (areTexts(given[1]) ? undefined : upUp),
      others: {
        "text text": text,
        "date duration": date,
        "duration duration": duration,
      },
    },
    oneUnit("added"),
    sumOf,
  ),
  "-": operator(
    {
      sign: "-",
      places: mostPlaces,
      moves: upDown,
      others: { "date duration": date, "duration duration": duration },
    },
    oneUnit("subtracted"),
    differenceOf,
  ),
  "*": operator(
    {
      sign: "*",
      moves: bySign(true),
      places: ([a, b]) =>
        a === undefined || b === undefined ? undefined : a + b,
    },
    unitBy(multiplyUnits),
    ([a, b]) => num(a).times(num(b)),
  ),
  "/": operator(
    { sign: "/", moves: bySign(false) },
    unitBy(divideUnits),
    ([a, b]) => (num(b).isZero() ? inapplicable : num(a).dividedBy(num(b))),
  ),
  "**": operator({ sign: "**" }, unitToThePower, ([a, b]) =>
    num(a).pow(num(b)),
  ),
  negate: strict(([a]) => num(a).negated(), {
    moves: ["down"],
    places: mostPlaces,
    typing: ([number]) =>
      number?.type.kind === "number"
        ? number.type
        : {
            says: `Only a number can be negative, and this is ${describeType(number?.type ?? anything)}.`,
          },
  }),
  abs: pure(
    {
      shape: "abs(number)",
      takes: [anyNumber],
      gives: sameNumber,
      places: mostPlaces,
    },
    ([a]) => num(a).abs(),
  ),
  floor: rounding("floor", Decimal.ROUND_FLOOR),
  ceiling: rounding("ceiling", Decimal.ROUND_CEIL),
  "round up": rounding("round up", Decimal.ROUND_UP),
  "round down": rounding("round down", Decimal.ROUND_DOWN),
  "round half up": rounding("round half up", Decimal.ROUND_HALF_UP),
  "round half down": rounding("round half down", Decimal.ROUND_HALF_DOWN),
  decimal: rounding("decimal", Decimal.ROUND_HALF_EVEN),
  modulo: pure(
    {
      shape: "modulo(number, number)",
      takes: [anyNumber, anyNumber],
      places: mostPlaces,
      gives: ([left, right]) =>
        left && right && fits(right.type, left.type)
          ? left.type
          : "both numbers need the same unit",
    },
    ([a, b]) =>
      num(b).isZero()
        ? inapplicable
        : num(a).minus(num(b).times(num(a).dividedBy(num(b)).floor())),
  ),
} satisfies Record<string, Operation>;
