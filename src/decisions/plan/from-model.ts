import type { Expression, PlanExpression } from "../operations/expression.ts";
import { everyPart } from "../operations/expression.ts";
import type {
  Concept,
  Decision,
  Model,
  Parameter,
  Sentence,
  Template,
} from "../model/model.ts";
import { flattened } from "../values/plain.ts";
import type { Plan, PlanSentence, PlanTemplate, Slot } from "./plan.ts";

/** Gives every name of the model a slot and every expression its slots. */
export function planOf(model: Model): Plan {
  const names = [
    ...model.concepts.keys(),
    ...model.parameters.keys(),
    ...model.decisions.keys(),
  ];
  const slotOf = new Map(names.map((name, slot) => [name, slot]));
  const slots: Slot[] = [
    ...[...model.concepts.values()].map(factSlot),
    ...[...model.parameters.values()].map(parameterSlot),
    ...[...model.decisions.values()].map((decision) =>
      decisionSlot(decision, slotOf),
    ),
  ];
  return { slots, slotOf, localCount: localsIn(model) };
}

function factSlot({ at: _at, noneCountsAs, ...concept }: Concept): Slot {
  const none =
    noneCountsAs === undefined ? {} : { noneCountsAs: flattened(noneCountsAs) };
  return { kind: "fact", ...concept, ...none };
}

const parameterSlot = ({
  at: _at,
  inForce,
  ...parameter
}: Parameter): Slot => ({
  kind: "parameter",
  ...parameter,
  inForce: inForce.map((period) => ({
    ...period,
    value: flattened(period.value),
  })),
});

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

/** Names become slots, and constants plain; nothing else changes. */
function lowered(expression: Expression, slotOf: SlotOf): PlanExpression {
  const parts = expression.parts.map((part) => lowered(part, slotOf));
  switch (expression.kind) {
    case "constant":
      return { ...expression, parts, datum: flattened(expression.datum) };
    case "fact":
    case "parameter":
    case "decision":
    case "parameter-on": {
      const name = slotOf.get(expression.name);
      if (name === undefined) throw new Error(`${expression.name} has no slot`);
      return { ...expression, parts, name };
    }
    default:
      return { ...expression, parts };
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
