import type { Syntax } from "../feel/syntax.ts";
import { check } from "./check.ts";
import { typed } from "./typed.ts";
import type { Expression } from "../operations/expression.ts";
import { apply } from "../operations/operations.ts";
import type { Scope } from "./scope.ts";
import { wrong } from "./scope.ts";
import { describeType, fits, yesNo } from "../values/value-type.ts";

/** `subject in (…)`: true when any of the tests holds for the subject. */
export function checkIn(
  scope: Scope,
  syntax: Extract<Syntax, { kind: "in" }>,
): Expression {
  const subject = check(scope, syntax.subject);
  const parts = syntax.tests.map((test) => check({ ...scope, subject }, test));
  const [only] = parts;
  return parts.length === 1 && only ? only : apply("any", yesNo, ...parts);
}

/** A value equals the subject, or is a list that holds it; a test with `?` stands for itself. */
export function checkIs(
  scope: Scope,
  { value: syntax }: Extract<Syntax, { kind: "is" }>,
): Expression {
  const value = check(scope, syntax);
  if (speaksOfSubject(syntax)) return value;
  const { at } = syntax;
  const { subject = wrong } = scope;
  if (value.type.kind === "list" && subject.type.kind !== "list")
    return fits(subject.type, value.type.of) ||
      fits(value.type.of, subject.type)
      ? apply("list contains", yesNo, value, subject)
      : scope.refuse(
          at,
          `This list never holds ${describeType(subject.type)}.`,
        );
  return typed(scope, { operation: "=", at }, [subject, value]);
}

/** True when `?` stands anywhere in it. */
function speaksOfSubject(syntax: Syntax): boolean {
  if (syntax.kind === "subject") return true;
  return Object.values(syntax).some((value: unknown) =>
    Array.isArray(value)
      ? value.some((item: unknown) => isSyntax(item) && speaksOfSubject(item))
      : isSyntax(value) && speaksOfSubject(value),
  );
}
const isSyntax = (value: unknown): value is Syntax =>
  typeof value === "object" && value !== null && "kind" in value;
