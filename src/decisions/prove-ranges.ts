import { onceFor } from "#kernel";
import { isWithin } from "./operations/possible.ts";
import { possiblyEver } from "./ask/possibly.ts";
import { startTrial } from "./ask/trial.ts";
import type { Decision, Model } from "./model/model.ts";
import { namesUsed } from "./model/order.ts";
import { planOf } from "./plan/from-model.ts";
import type { CompileError } from "./source/source.ts";

/** What is wrong with a decision's range, as long as what its logic reads is what it was. */
type Proof = {
  readonly reads: readonly unknown[];
  readonly errors: readonly CompileError[];
};
const proofs = new WeakMap<Decision, Proof>();

/**
 * Proves that the logic of each decision keeps to the range it declares, on any day and with any facts in theirs. Decisions it reads are
 * taken at all their ranges allow: each is proven by itself, and one that is supplied is held to its range.
 */
export function proveRanges(model: Model): readonly CompileError[] {
  const { concepts, parameters, decisions } = model;
  return [...decisions.values()].flatMap((decision) => {
    if (!decision.range) return [];
    const reads = namesUsed(decision).map(
      (name) =>
        concepts.get(name) ?? parameters.get(name) ?? decisions.get(name),
    );
    const before = proofs.get(decision);
    if (before?.reads.every((read, index) => read === reads[index]))
      return before.errors;
    const errors = whyUnproven(model, decision);
    proofs.set(decision, { reads, errors });
    return errors;
  });
}

function whyUnproven(
  model: Model,
  { name, at, range }: Decision,
): readonly CompileError[] {
  const trial = trialOf(model);
  const slot = trial.plan.slots[trial.plan.slotOf.get(name) ?? -1];
  if (slot?.kind !== "decision" || !range) return [];
  if (isWithin(possiblyEver(trial, slot.logic), range)) return [];
  const bounds = [
    range.from && `below ${range.from}`,
    range.to && `above ${range.to}`,
  ];
  return [
    {
      ...at,
      decision: name,
      message: `It is not proven that ${name} is never ${bounds.filter(Boolean).join(" or ")}, as its range says: hold it there where the law does, with max(…) or min(…), give the facts it reads their ranges, or declare the range it has.`,
    },
  ];
}

const trialOf = onceFor((model: Model) =>
  startTrial(planOf(model), new Map(), "9999-12-31"),
);
