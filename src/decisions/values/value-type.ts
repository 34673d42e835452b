import type { Words } from "#kernel";
import type { Unit } from "./unit.ts";
import { plain, printUnit, sameUnit } from "./unit.ts";

/** The type of a value. `any-unit` is the unit of the literal 0, which fits every unit. */
export type ValueType =
  | { readonly kind: "yes/no" }
  | { readonly kind: "date" }
  | { readonly kind: "text" }
  | { readonly kind: "duration" }
  | { readonly kind: "number"; readonly unit: Unit | "any-unit" }
  | { readonly kind: "choice"; readonly values: ChoiceValues }
  | { readonly kind: "list"; readonly of: ValueType }
  | {
      readonly kind: "record";
      readonly fields: Fields;
      /** Fields that a fact may leave out; a rule that reads one finds that it does not apply. */
      readonly optional?: readonly string[];
    }
  | { readonly kind: "anything" };

export type ChoiceValues = { readonly [value: string]: Words };
export type Fields = { readonly [name: string]: ValueType };

export const yesNo: ValueType = { kind: "yes/no" };
export const date: ValueType = { kind: "date" };
export const text: ValueType = { kind: "text" };
export const duration: ValueType = { kind: "duration" };
/** The type of an empty list's items, and of what already has an error. */
export const anything: ValueType = { kind: "anything" };
export const numberIn = (unit: Unit | "any-unit"): ValueType => ({
  kind: "number",
  unit,
});
export const plainNumber = numberIn(plain);
export const listOf = (of: ValueType): ValueType => ({ kind: "list", of });
export const literalChoice = (value: string): ValueType => ({
  kind: "choice",
  values: { [value]: { en: value, cy: value } },
});

/** True when a value of type `given` may stand where `wanted` is declared. */
export function fits(given: ValueType, wanted: ValueType): boolean {
  if (given.kind === "anything" || wanted.kind === "anything") return true;
  switch (wanted.kind) {
    case "number":
      return (
        given.kind === "number" &&
        (given.unit === "any-unit" ||
          wanted.unit === "any-unit" ||
          sameUnit(given.unit, wanted.unit))
      );
    case "choice":
      return (
        given.kind === "choice" &&
        Object.keys(given.values).every((value) => value in wanted.values)
      );
    case "text":
      return given.kind === "text" || given.kind === "choice";
    case "list":
      return given.kind === "list" && fits(given.of, wanted.of);
    case "record":
      return given.kind === "record" && fieldsFit(given.fields, wanted.fields);
    default:
      return given.kind === wanted.kind;
  }
}

const fieldsFit = (given: Fields, wanted: Fields): boolean =>
  Object.entries(wanted).every(([name, type]) => {
    const field = given[name];
    return field !== undefined && fits(field, type);
  });

/** The narrowest type both values have, or undefined when they clash. */
export function join(left: ValueType, right: ValueType): ValueType | undefined {
  if (left.kind === "anything") return right;
  if (right.kind === "anything") return left;
  if (left.kind === "number" && right.kind === "number")
    return fits(left, right)
      ? left.unit === "any-unit"
        ? right
        : left
      : undefined;
  if (left.kind === "choice" && right.kind === "choice")
    return { kind: "choice", values: { ...right.values, ...left.values } };
  if (left.kind === "list" && right.kind === "list") {
    const of = join(left.of, right.of);
    return of && listOf(of);
  }
  return fits(left, right) ? right : fits(right, left) ? left : undefined;
}

/** The type in words a rule author uses: `a number in GBP/week`. */
export function describeType(type: ValueType): string {
  switch (type.kind) {
    case "number":
      return type.unit === "any-unit"
        ? "a number"
        : `a number in ${printUnit(type.unit)}`;
    case "yes/no":
      return "yes/no";
    case "choice":
      return `a choice of ${Object.keys(type.values)
        .map((value) => `"${value}"`)
        .join(", ")}`;
    case "list":
      return `a list of ${describeType(type.of).replace(/^an? /, "")}`;
    case "record":
      return `a record with ${Object.keys(type.fields).join(", ")}`;
    case "anything":
      return "anything";
    default:
      return `a ${type.kind}`;
  }
}
