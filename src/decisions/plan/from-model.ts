import type {
  Concept,
  Decision,
  Model,
  Parameter,
  Sentence,
  Template,
} from "../model/model.ts";
import type { Expression, PlanExpression } from "../operations/expression.ts";
import { everyPart } from "../operations/expression.ts";
import { exactDatum } from "../values/plain.ts";
import type {
  DecisionSlot,
  FactSlot,
  ParameterSlot,
  Plan,
  PlanSentence,
} from "./plan.ts";

/** Gives every name of the model a slot and every expression its slots. */
export function planOf(model: Model): Plan {
  const { concepts, parameters, decisions } = model;
  const names = [concepts, parameters, decisions].flatMap((named) => [
    ...named.keys(),
  ]);
  const slotOf = new Map(names.map((name, slot) => [name, slot]));
  const slots = [
    ...[...concepts.values()].map(factSlot),
    ...[...parameters.values()].map(parameterSlot),
    ...[...decisions.values()].map((one) => decisionSlot(one, slotOf)),
  ];
  return { slots, slotOf, localCount: localsIn(model) };
}

function factSlot({ at: _at, noneCountsAs, ...concept }: Concept): FactSlot {
  const none =
    noneCountsAs === undefined
      ? {}
      : { noneCountsAs: exactDatum(noneCountsAs) };
  return { kind: "fact", ...concept, ...none };
}

const parameterSlot = ({
  at: _at,
  inForce,
  ...parameter
}: Parameter): ParameterSlot => ({
  kind: "parameter",
  ...parameter,
  inForce: inForce.map((period) => ({
    ...period,
    value: exactDatum(period.value),
  })),
});

type SlotOf = ReadonlyMap<string, number>;

function decisionSlot(
  { at: _at, atMost, logic, says, ...decision }: Decision,
  slotOf: SlotOf,
): DecisionSlot {
  return {
    kind: "decision",
    ...decision,
    logic: lowered(logic, slotOf),
    says: says.flatMap((sentence) => sentenceOf(sentence, slotOf) ?? []),
    ...(atMost ? { atMost: lowered(atMost, slotOf) } : {}),
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
): Template<number> | undefined {
  const parts = template.map((part) => {
    if (part.kind === "text") return part;
    const name = slotOf.get(part.name);
    return name === undefined ? undefined : { ...part, name };
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** Names become slots, and constants plain; nothing else changes. */
function lowered(expression: Expression, slotOf: SlotOf): PlanExpression {
  const parts = expression.parts.map((part) => lowered(part, slotOf));
  if (expression.kind === "constant")
    return { ...expression, parts, datum: exactDatum(expression.datum) };
  if (!("name" in expression)) return { ...expression, parts };
  const name = slotOf.get(expression.name);
  if (name === undefined) throw new Error(`${expression.name} has no slot`);
  return { ...expression, parts, name };
}

function localsIn({ decisions }: Model): number {
  const expressions = [...decisions.values()].flatMap(({ logic, says }) => [
    logic,
    ...says.flatMap(({ when }) => (when.kind === "test" ? [when.test] : [])),
  ]);
  let count = 0;
  for (const expression of expressions)
    for (const part of everyPart(expression))
      if ("local" in part) count = Math.max(count, (part.local ?? 0) + 1);
  return count;
}
