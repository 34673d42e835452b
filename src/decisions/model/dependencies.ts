import { onceFor } from "#kernel";
import { reachable } from "../operations/expression.ts";
import type { Model } from "./model.ts";
import { namesUsed } from "./order.ts";

/** Everything a decision may come to rest on, each name once, nearest first. */
export type Dependencies = {
  readonly facts: readonly string[];
  readonly parameters: readonly string[];
  readonly decisions: readonly string[];
  /** The law and guidance cited on the way, the decision's own first. */
  readonly sources: readonly string[];
};

const knownOf = onceFor(() => new Map<string, Dependencies>());

/** What a decision may need. @throws Error when the model has no such decision. */
export function dependencies(model: Model, decision: string): Dependencies {
  const known = knownOf(model);
  const found = known.get(decision) ?? gather(model, decision);
  known.set(decision, found);
  return found;
}

function gather(model: Model, name: string): Dependencies {
  const first = model.decisions.get(name);
  if (!first) throw new Error(`The model has no decision “${name}”.`);
  const used = reachable(namesUsed(first), (found) => {
    const decision = model.decisions.get(found);
    return decision ? namesUsed(decision) : [];
  }).filter((found) => found !== name);
  const sources = used.flatMap(
    (found) =>
      (model.decisions.get(found) ?? model.parameters.get(found))?.source ?? [],
  );
  return {
    facts: used.filter((found) => model.concepts.has(found)),
    parameters: used.filter((found) => model.parameters.has(found)),
    decisions: used.filter((found) => model.decisions.has(found)),
    sources: [...new Set([first.source, ...sources])],
  };
}
