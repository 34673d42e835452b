import { isWithin } from "./operations/possible.ts";
import { possiblyEver } from "./ask/possibly.ts";
import { startTrial } from "./ask/trial.ts";
import type { Model } from "./model/model.ts";
import { planOf } from "./plan/from-model.ts";
import type { CompileError } from "./source/source.ts";

/**
 * Proves that the logic of each decision keeps to the range it declares, on any day and with any facts in theirs. Decisions it reads are
 * taken at all their ranges allow: each is proven by itself, and one that is supplied is held to its range.
 */
export function proveRanges(model: Model): readonly CompileError[] {
  const plan = planOf(model);
  const trial = startTrial(plan, new Map(), "9999-12-31");
  return plan.slots.flatMap((slot) => {
    if (slot.kind !== "decision" || !slot.range) return [];
    if (isWithin(possiblyEver(trial, slot.logic), slot.range)) return [];
    const decision = model.decisions.get(slot.name);
    if (!decision) return [];
    const { from, to } = slot.range;
    const bounds = [from && `below ${from}`, to && `above ${to}`];
    return {
      ...decision.at,
      decision: slot.name,
      message: `It is not proven that ${slot.name} is never ${bounds.filter(Boolean).join(" or ")}, as its range says: hold it there where the law does, with max(…) or min(…), give the facts it reads their ranges, or declare the range it has.`,
    };
  });
}
