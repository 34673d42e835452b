import type { Catalogue } from "#catalogue";
import type { Facts, Outcome } from "#decisions";
import { decisionsFor } from "#decisions";
import type { LocalDate } from "#kernel";

export type OutcomeOf = (decision: string) => Outcome;

const decided = new WeakMap<
  Facts,
  {
    readonly plan: Catalogue["plan"];
    readonly asOf: LocalDate;
    readonly outcomeOf: OutcomeOf;
  }
>();

/** What is decided for some facts on a day, worked out once however many parts of a page ask. Facts never change: another answer makes others. */
export function outcomesOf(
  { plan }: Pick<Catalogue, "plan">,
  facts: Facts,
  asOf: LocalDate,
): OutcomeOf {
  const known = decided.get(facts);
  if (known?.plan === plan && known.asOf === asOf) return known.outcomeOf;
  const outcomeOf = decisionsFor(plan, { facts, asOf });
  decided.set(facts, { plan, asOf, outcomeOf });
  return outcomeOf;
}
