import type { Core, Expression } from "../operations/expression.ts";
import { everyPart } from "../operations/expression.ts";
import type { Decision, Model, Sentence, Template } from "../model/model.ts";
import type {
  Plan,
  PlanExpression,
  PlanSentence,
  PlanTemplate,
  Slot,
} from "./plan.ts";

/** Gives every name of the model a slot and every expression its slots. */
export function planOf(model: Model): Plan {
  const names = [
    ...model.concepts.keys(),
    ...model.parameters.keys(),
    ...model.decisions.keys(),
  ];
  const slotOf = new Map(names.map((name, slot) => [name, slot]));
  const slots: Slot[] = [
    ...[...model.concepts.values()].map(({ at: _at, ...concept }): Slot => ({
      kind: "fact",
      ...concept,
    })),
    ...[...model.parameters.values()].map(
      ({ at: _at, ...parameter }): Slot => ({
        kind: "parameter",
        ...parameter,
      }),
    ),
    ...[...model.decisions.values()].map((decision) =>
      decisionSlot(decision, slotOf),
    ),
  ];
  return { slots, slotOf, localCount: localsIn(model) };
}

type SlotOf = ReadonlyMap<string, number>;

function decisionSlot(decision: Decision, slotOf: SlotOf): Slot {
  const { name, label, type, range, source, appliesWhen, logic } = decision;
  return {
    kind: "decision",
    name,
    label,
    type,
    source,
    logic: lowered(logic, slotOf),
    says: decision.says.flatMap(
      (sentence) => sentenceOf(sentence, slotOf) ?? [],
    ),
    ...(range ? { range } : {}),
    ...(appliesWhen ? { appliesWhen: lowered(appliesWhen, slotOf) } : {}),
  };
}

/** A sentence, unless it speaks of a decision that was left out. */
function sentenceOf(
  { when, words }: Sentence,
  slotOf: SlotOf,
): PlanSentence | undefined {
  const en = templateOf(words.en, slotOf);
  const cy = templateOf(words.cy, slotOf);
  if (!en || !cy) return undefined;
  return {
    words: { en, cy },
    when:
      when.kind === "test"
        ? { ...when, test: lowered(when.test, slotOf) }
        : when,
  };
}

function templateOf(
  template: Template,
  slotOf: SlotOf,
): PlanTemplate | undefined {
  const parts = template.map((part) => {
    if (part.kind === "text") return part;
    const slot = slotOf.get(part.name);
    return slot === undefined ? undefined : { kind: "hole" as const, slot };
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function lowered(expression: Expression, slotOf: SlotOf): PlanExpression {
  return rewrite(expression, (name) => {
    const slot = slotOf.get(name);
    if (slot === undefined) throw new Error(`${name} has no slot`);
    return slot;
  });
}

/** Changes how things are named, and nothing else. */
function rewrite<From, To>(
  expression: Core<From>,
  rename: (name: From) => To,
): Core<To> {
  const to = (part: Core<From>): Core<To> => rewrite(part, rename);
  switch (expression.kind) {
    case "constant":
    case "today":
    case "local":
      return expression;
    case "fact":
    case "parameter":
    case "decision":
      return { ...expression, name: rename(expression.name) };
    case "parameter-on": {
      const { name, date } = expression;
      return { ...expression, name: rename(name), date: to(date) };
    }
    case "all":
    case "any":
      return { ...expression, parts: expression.parts.map(to) };
    case "apply":
      return { ...expression, arguments: expression.arguments.map(to) };
    case "list":
      return { ...expression, items: expression.items.map(to) };
    case "field":
      return { ...expression, record: to(expression.record) };
    case "not":
    case "is-known":
    case "is-none":
    case "applies":
      return { ...expression, operand: to(expression.operand) };
    default:
      return rewriteBranching(expression, to);
  }
}

type Branching =
  | "choose"
  | "match"
  | "collect"
  | "or-else"
  | "each"
  | "each-flat"
  | "some"
  | "every"
  | "filter"
  | "record";
function rewriteBranching<From, To>(
  expression: Extract<Core<From>, { kind: Branching }>,
  to: (part: Core<From>) => Core<To>,
): Core<To> {
  switch (expression.kind) {
    case "choose":
      return {
        ...expression,
        condition: to(expression.condition),
        whenTrue: to(expression.whenTrue),
        whenFalse: to(expression.whenFalse),
      };
    case "match":
    case "collect": {
      const rows = expression.rows.map(({ when, gives }) => ({
        when: to(when),
        gives: to(gives),
      }));
      return { ...expression, rows };
    }
    case "or-else": {
      const { operand, fallback } = expression;
      return { ...expression, operand: to(operand), fallback: to(fallback) };
    }
    case "record": {
      const entries = expression.entries.map(({ name, value }) => ({
        name,
        value: to(value),
      }));
      return { ...expression, entries };
    }
    default: {
      const { list, body } = expression;
      return { ...expression, list: to(list), body: to(body) };
    }
  }
}

function localsIn(model: Model): number {
  let count = 0;
  const see = (expression: Expression): void => {
    for (const part of everyPart(expression))
      if ("local" in part) count = Math.max(count, part.local + 1);
  };
  for (const { logic, appliesWhen, says } of model.decisions.values()) {
    see(logic);
    if (appliesWhen) see(appliesWhen);
    for (const { when } of says)
      if (when.kind === "test") {
        see(when.test);
        count = Math.max(count, when.outcome + 1);
      }
  }
  return count;
}
