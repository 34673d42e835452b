import type { Catalogue } from "#catalogue";
import type { Facts, OutcomeOf } from "#decisions";
import { decisionsFor } from "#decisions";
import type { LocalDate } from "#kernel";

const decided = new WeakMap<
  Facts,
  {
    readonly plan: Catalogue["plan"];
    readonly asOf: LocalDate;
    readonly outcomeOf: OutcomeOf;
  }
>();

/**
 * What is decided for some facts on a day, worked out once however many parts of a page ask. Facts never change: another answer makes
 * others; what rests on none of those that differ from facts decided before, `like` them, is not worked out again.
 */
export function outcomesOf(
  { plan }: Pick<Catalogue, "plan">,
  facts: Facts,
  asOf: LocalDate,
  like?: Facts,
): OutcomeOf {
  const known = decided.get(facts);
  if (known?.plan === plan && known.asOf === asOf) return known.outcomeOf;
  const near = like && decided.get(like)?.outcomeOf;
  const outcomeOf = decisionsFor(plan, { facts, asOf, like: near });
  decided.set(facts, { plan, asOf, outcomeOf });
  return outcomeOf;
}
