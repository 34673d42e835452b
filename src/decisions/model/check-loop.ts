import type { LoopSyntax, Syntax } from "../feel/syntax.ts";
import { check, checkYesNo } from "./check.ts";
import type { Expression } from "../operations/expression.ts";
import { localOf } from "../operations/expression.ts";
import { apply } from "../operations/operations.ts";
import type { Scope } from "./scope.ts";
import { withLocal, wrong } from "./scope.ts";
import {
  anything,
  describeType,
  fits,
  listOf,
  plainNumber,
  yesNo,
} from "../values/value-type.ts";

type Loop = Extract<Syntax, { kind: "for" | "some" | "every" }>;

/** `for`, `some` and `every`; several loops nest. */
export function checkLoop(scope: Scope, syntax: Loop): Expression {
  const [first, ...rest] = syntax.loops;
  if (!first) return scope.refuse(syntax.at, "A loop needs a list.");
  const list = loopList(scope, first);
  if (list.type.kind !== "list") return wrong;
  const local = scope.newLocal();
  const inner = withLocal(scope, first.name, localOf(local, list.type.of));
  const deeper = rest.length > 0;
  const body = deeper
    ? checkLoop(inner, { ...syntax, loops: rest })
    : syntax.kind === "for"
      ? check(inner, syntax.body)
      : checkYesNo(inner, syntax.body);
  if (syntax.kind !== "for")
    return { ...apply(syntax.kind, yesNo, list, body), local };
  return deeper
    ? { ...apply("each flat", body.type, list, body), local }
    : { ...apply("each", listOf(body.type), list, body), local };
}

function loopList(scope: Scope, loop: LoopSyntax): Expression {
  if (loop.to) return numbersList(scope, loop, loop.to);
  const list = check(scope, loop.list);
  if (list.type.kind === "list" || list.type.kind === "anything") return list;
  return scope.refuse(
    loop.list.at,
    `A list is needed here, and this is ${describeType(list.type)}.`,
  );
}

function numbersList(scope: Scope, loop: LoopSyntax, to: Syntax): Expression {
  const counting = { ...scope, structural: true };
  const ends = [check(counting, loop.list), check(counting, to)];
  const misfit = ends.find((end) => !fits(end.type, plainNumber));
  if (misfit)
    return scope.refuse(
      loop.at,
      `Counting goes over plain numbers, not ${describeType(misfit.type)}.`,
    );
  return apply("numbers from to", listOf(plainNumber), ...ends);
}

/** `list[condition]` with `item` and a record's fields in reach, or `list[position]`. */
export function checkFilter(
  scope: Scope,
  syntax: Extract<Syntax, { kind: "filter" }>,
): Expression {
  const list = check(scope, syntax.of);
  if (list.type.kind === "anything") return wrong;
  if (list.type.kind !== "list")
    return scope.refuse(
      syntax.at,
      `Only a list has items, and this is ${describeType(list.type)}.`,
    );
  const local = scope.newLocal();
  const item = localOf(local, list.type.of);
  const isPosition = ["number", "negate"].includes(syntax.condition.kind);
  const inner = { ...itemScope(scope, item), structural: isPosition };
  const condition = check(inner, syntax.condition);
  if (condition.type.kind === "number")
    return apply("item at", list.type.of, list, condition);
  if (!fits(condition.type, yesNo))
    return scope.refuse(
      syntax.condition.at,
      `Between the brackets stands a condition or a position, not ${describeType(condition.type)}.`,
    );
  return { ...apply("filter", list.type, list, condition), local };
}

function itemScope(scope: Scope, item: Expression): Scope {
  const withItem = withLocal(scope, "item", item);
  if (item.type.kind !== "record") return withItem;
  return Object.entries(item.type.fields).reduce(
    (inner, [field, type]) =>
      withLocal(inner, field, {
        ...apply("field", type ?? anything, item),
        fields: [field],
      }),
    withItem,
  );
}
