import { onceFor } from "#kernel";
import type { CompileError } from "../source/source.ts";
import { namesIn } from "../operations/expression.ts";
import type { Decision } from "./model.ts";

type Context = {
  readonly concepts: ReadonlyMap<string, unknown>;
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly errors: CompileError[];
};

/** The names a decision's logic uses, each once, in the order it uses them. */
export const namesUsed = onceFor(({ logic }: Decision): readonly string[] =>
  namesIn(logic),
);

/** Decisions after those they need. Cycles are reported; decisions that need one left out are left out. */
export function inOrder(
  decisions: ReadonlyMap<string, Decision>,
  { concepts, parameters, errors }: Context,
): ReadonlyMap<string, Decision> {
  const ordered = new Map<string, Decision>();
  const out = new Set<string>();
  const visit = (name: string, path: readonly string[]): boolean => {
    if (concepts.has(name) || parameters.has(name) || ordered.has(name))
      return true;
    const decision = decisions.get(name);
    if (!decision || out.has(name)) return false;
    if (path.includes(name)) {
      const cycle = [...path.slice(path.indexOf(name)), name];
      errors.push({
        ...decision.at,
        message: `Decisions need each other in a circle: ${cycle.join(" → ")}. Let one of them be decided without the next.`,
        decision: name,
      });
      return false;
    }
    const complete = namesUsed(decision)
      .map((needed) => visit(needed, [...path, name]))
      .every(Boolean);
    if (complete) ordered.set(name, decision);
    else out.add(name);
    return complete;
  };
  for (const name of decisions.keys()) visit(name, []);
  return ordered;
}
