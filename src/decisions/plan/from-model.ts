import { onceFor } from "#kernel";
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
import { numbersIn } from "./numbers.ts";
import type {
  DecisionSlot,
  FactSlot,
  ParameterSlot,
  Plan,
  PlanSentence,
} from "./plan.ts";

/** Gives every name of the model a slot, every expression its slots, and every decision locals of its own. */
export const planOf = onceFor((model: Model): Plan => {
  const { concepts, parameters, decisions } = model;
  const names = [concepts, parameters, decisions].flatMap((named) => [
    ...named.keys(),
  ]);
  const slotOf = new Map(names.map((name, slot) => [name, slot]));
  let localCount = 0;
  const slots = [
    ...[...concepts.values()].map(factSlot),
    ...[...parameters.values()].map(parameterSlot),
    ...[...decisions.values()].map((one) => {
      const slot = decisionSlot(one, { slotOf, firstLocal: localCount });
      localCount += localsIn(one);
      return slot;
    }),
  ];
  return { slots, slotOf, localCount, numbers: numbersIn(slots) };
});

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

type Places = {
  readonly slotOf: ReadonlyMap<string, number>;
  /** A decision that a loop reads may loop itself. */
  readonly firstLocal: number;
};

function decisionSlot(
  { at: _at, atMost, logic, says, ...decision }: Decision,
  places: Places,
): DecisionSlot {
  return {
    kind: "decision",
    ...decision,
    logic: lowered(logic, places),
    says: says.flatMap((sentence) => sentenceOf(sentence, places) ?? []),
    ...(atMost ? { atMost: lowered(atMost, places) } : {}),
  };
}

/** A sentence, unless it speaks of a decision that was left out. */
function sentenceOf(
  { when, words }: Sentence,
  places: Places,
): PlanSentence | undefined {
  const en = templateOf(words.en, places);
  const cy = templateOf(words.cy, places);
  if (!en || !cy) return undefined;
  return {
    words: { en, cy },
    when:
      when.kind === "test"
        ? {
            ...when,
            test: lowered(when.test, places),
            outcome: places.firstLocal + when.outcome,
          }
        : when,
  };
}

function templateOf(
  template: Template,
  { slotOf }: Places,
): Template<number> | undefined {
  const parts = template.map((part) => {
    if (part.kind === "text") return part;
    const name = slotOf.get(part.name);
    return name === undefined ? undefined : { ...part, name };
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** Names become slots, locals those of the plan, and constants plain; nothing else changes. */
function lowered(expression: Expression, places: Places): PlanExpression {
  const parts = expression.parts.map((part) => lowered(part, places));
  if (expression.kind === "constant")
    return { ...expression, parts, datum: exactDatum(expression.datum) };
  if ("local" in expression && expression.local !== undefined)
    return {
      ...expression,
      parts,
      local: places.firstLocal + expression.local,
    };
  if (!("name" in expression)) return { ...expression, parts };
  const name = places.slotOf.get(expression.name);
  if (name === undefined) throw new Error(`${expression.name} has no slot`);
  return { ...expression, parts, name };
}

function localsIn({ logic, says }: Decision): number {
  const spoken = says.flatMap(({ when }) =>
    when.kind === "test" ? [when.outcome, ...localsOf(when.test)] : [],
  );
  return Math.max(-1, ...localsOf(logic), ...spoken) + 1;
}

const localsOf = (expression: Expression): readonly number[] =>
  [...everyPart(expression)].flatMap((part) =>
    "local" in part ? (part.local ?? []) : [],
  );
