import type { Decision, Model } from "./model.ts";
import { namesUsed } from "./order.ts";

/** Everything a decision may come to rest on, each name once, nearest first. */
export type Dependencies = {
  readonly facts: readonly string[];
  readonly parameters: readonly string[];
  readonly decisions: readonly string[];
  /** The law and guidance cited on the way, the decision's own first. */
  readonly sources: readonly string[];
};

const known = new WeakMap<Model, Map<string, Dependencies>>();

/** What a decision may need. @throws Error when the model has no such decision. */
export function dependencies(model: Model, decision: string): Dependencies {
  const byDecision = known.get(model) ?? new Map<string, Dependencies>();
  known.set(model, byDecision);
  const found = byDecision.get(decision) ?? gather(model, decision);
  byDecision.set(decision, found);
  return found;
}

function gather(model: Model, name: string): Dependencies {
  const first = model.decisions.get(name);
  if (!first) throw new Error(`The model has no decision “${name}”.`);
  const facts = new Set<string>();
  const parameters = new Set<string>();
  const decisions = new Set<string>();
  const sources = new Set([first.source]);
  let next: readonly Decision[] = [first];
  while (next.length > 0) {
    const found: Decision[] = [];
    for (const used of next.flatMap(namesUsed)) {
      const decision = model.decisions.get(used);
      const parameter = model.parameters.get(used);
      if (decision && used !== name && !decisions.has(used)) {
        decisions.add(used);
        sources.add(decision.source);
        found.push(decision);
      } else if (parameter) {
        parameters.add(used);
        sources.add(parameter.source);
      } else if (model.concepts.has(used)) facts.add(used);
    }
    next = found;
  }
  return {
    facts: [...facts],
    parameters: [...parameters],
    decisions: [...decisions],
    sources: [...sources],
  };
}
