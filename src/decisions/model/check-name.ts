import type { Syntax } from "../feel/syntax.ts";
import { check } from "./check.ts";
import type { Expression } from "../operations/expression.ts";
import { applied, localOf } from "../operations/expression.ts";
import { apply, findOperation } from "../operations/operations.ts";
import { didYouMean } from "../values/nearest.ts";
import type { Scope } from "./scope.ts";
import { today } from "./scope.ts";
import type { ValueType } from "../values/value-type.ts";
import { describeType, listOf, plainNumber } from "../values/value-type.ts";

type Path = { readonly root: Syntax; readonly fields: readonly string[] };

const unwound = (syntax: Syntax): Path => {
  if (syntax.kind !== "path") return { root: syntax, fields: [] };
  const { root, fields } = unwound(syntax.of);
  return { root, fields: [...fields, syntax.field] };
};

/** A name: a local, `today`, or the longest declared name; what follows it are fields. */
export function checkName(scope: Scope, syntax: Syntax): Expression {
  const { root, fields } = unwound(syntax);
  const at = syntax.at;
  if (root.kind !== "name")
    return withFields(scope, check(scope, root), { fields, at });
  const local = scope.locals.get(root.name);
  if (local) return withFields(scope, local, { fields, at });
  if (root.name === "today" && fields.length === 0) return today;
  const words = [root.name, ...fields];
  for (let length = words.length; length > 0; length--) {
    const name = words.slice(0, length).join(".");
    const thing = scope.names.get(name);
    if (thing)
      return withFields(
        scope,
        { kind: thing.kind, type: thing.type, name, parts: [] },
        { fields: words.slice(length), at },
      );
  }
  if (root.name === "today") return withFields(scope, today, { fields, at });
  return scope.refuse(at, unknownName(scope, words.join(".")));
}

function unknownName(scope: Scope, name: string): string {
  const negated = /^(.*\S) not$/.exec(name);
  if (negated?.[1] && scope.names.get(negated[1]))
    return `FEEL has no “not in”: write not(${negated[1]} in (…)).`;
  const not = /^not (.+)$/.exec(name);
  if (not) return `Write not(${not[1]}), with brackets.`;
  const known = [...scope.names.keys(), ...scope.locals.keys(), "today"];
  return `Nothing is named “${name}”.${didYouMean(name, known)} Declare it as a concept, a parameter or a decision.`;
}

type Fields = { readonly fields: readonly string[]; readonly at: number };
const withFields = (
  scope: Scope,
  from: Expression,
  { fields, at }: Fields,
): Expression =>
  fields.reduce(
    (record, field) => checkField(scope, record, { field, at }),
    from,
  );

function checkField(
  scope: Scope,
  record: Expression,
  { field, at }: { readonly field: string; readonly at: number },
): Expression {
  const { type } = record;
  if (type.kind === "anything") return record;
  if (type.kind === "record") {
    const found = type.fields[field];
    return found
      ? { ...apply("field", found, record), fields: [field] }
      : scope.refuse(
          at,
          `${describeType(type)} has no field “${field}”.${didYouMean(field, Object.keys(type.fields))}`,
        );
  }
  if (type.kind === "list" && type.of.kind === "record")
    return fieldOfEach(scope, record, { field, at, of: type.of });
  const operation = `${field} of ${type.kind}`;
  return findOperation(operation)
    ? applied(operation, plainNumber, [record])
    : scope.refuse(at, `${describeType(type)} has no field “${field}”.`);
}

/** FEEL: a field of a list of records is the list of that field. */
function fieldOfEach(
  scope: Scope,
  list: Expression,
  place: {
    readonly field: string;
    readonly at: number;
    readonly of: ValueType;
  },
): Expression {
  const local = scope.newLocal();
  const body = checkField(scope, localOf(local, place.of), place);
  return { ...apply("each", listOf(body.type), list, body), local };
}
