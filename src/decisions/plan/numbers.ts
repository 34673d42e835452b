import type { PlanExpression } from "../operations/expression.ts";
import { operationOf } from "../operations/operations.ts";
import { Decimal, decimal } from "../values/number.ts";
import type { FactValue } from "../values/plain.ts";
import type { Range } from "../values/range.ts";
import type { Unit } from "../values/unit.ts";
import { placesOf } from "../values/unit.ts";
import type { ValueType } from "../values/value-type.ts";
import type { NumberForm, Slot } from "./plan.ts";

/** The form of each slot's numbers, decisions after those they need; undefined of a slot that holds none. */
export function numbersIn(
  slots: readonly Slot[],
): readonly (NumberForm | undefined)[] {
  const forms: (NumberForm | undefined)[] = [];
  for (const slot of slots) forms.push(formOf(slot, forms));
  return forms;
}

type Forms = readonly (NumberForm | undefined)[];

function formOf(slot: Slot, forms: Forms): NumberForm | undefined {
  const unit = unitIn(slot.type);
  if (unit === undefined) return undefined;
  switch (slot.kind) {
    case "fact":
      return form(unit === "any-unit" ? undefined : placesOf(unit), slot.range);
    case "parameter":
      return formOfValues(slot.inForce.flatMap(({ value }) => value));
    case "decision":
      return form(placesIn(slot.logic, forms), slot.range);
  }
}

const unitIn = (type: ValueType): Unit | "any-unit" | undefined =>
  type.kind === "list"
    ? unitIn(type.of)
    : type.kind === "number"
      ? type.unit
      : undefined;

const form = (places: number | undefined, range: Range = {}): NumberForm => ({
  ...(places !== undefined && { places }),
  ...range,
});

/** Values of law are known, every one. */
function formOfValues(values: readonly FactValue[]): NumberForm {
  const numbers = values.map((value) => decimal(value as string));
  return {
    places: Math.max(...numbers.map((one) => one.decimalPlaces())),
    from: Decimal.min(...numbers).toFixed(),
    to: Decimal.max(...numbers).toFixed(),
  };
}

/** The places of the numbers that an expression may come to. */
function placesIn(
  expression: PlanExpression,
  forms: Forms,
): number | undefined {
  if (expression.kind === "constant")
    return (
      unitIn(expression.type) &&
      decimal(expression.datum as string).decimalPlaces()
    );
  if ("name" in expression) return forms[expression.name]?.places;
  if (expression.kind !== "apply") return undefined;
  const given = expression.parts.map((part) => placesIn(part, forms));
  return operationOf(expression).places?.(given, expression.parts);
}
