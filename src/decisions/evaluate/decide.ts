import type { LocalDate } from "#kernel";
import { isAbsent } from "../values/datum.ts";
import { didYouMean } from "../values/nearest.ts";
import type { Plan } from "../plan/plan.ts";
import type { Facts } from "../values/value.ts";
import { changeGiven, givenOf } from "./given.ts";
import { valueOf } from "./kernel.ts";
import type { Run } from "./run.ts";
import { rerun, startRun } from "./run.ts";
import type { Value } from "../values/value.ts";

/** What was decided, and what it rests on. */
export type Outcome =
  | {
      readonly kind: "decided";
      readonly value: Value;
      readonly because: Explanation;
    }
  | { readonly kind: "not-applicable"; readonly because: Explanation }
  | {
      readonly kind: "needs-input";
      readonly missing: readonly string[];
      readonly because: Explanation;
    };
/** A hold on how one outcome came about; `explain` puts it in words. */
export type Explanation = { readonly run: Run; readonly slot: number };

export type Question = {
  readonly facts: Facts;
  readonly asOf: LocalDate;
  /** Values of law taken for a what-if, by name of parameter or decision. */
  readonly parameters?: Facts;
};
export type OutcomeOf = (decision: string) => Outcome;

const asked = new WeakMap<
  OutcomeOf,
  { readonly run: Run; readonly facts: Facts }
>();

/**
 * Decides one decision after another for one set of facts, as the law stood on a day; what they share is worked out once.
 * Pure: the same arguments always give the same outcome. A missing fact is an outcome, not an error.
 * What was decided `like` it is not worked out again, but for what rests on a fact that differs.
 * @throws Error when the plan has no such decision, or a fact was not read by `parseFacts`.
 */
export function decisionsFor(
  plan: Plan,
  {
    facts,
    asOf,
    parameters,
    like,
  }: Question & { readonly like?: OutcomeOf | undefined },
): OutcomeOf {
  const before = like && !parameters ? asked.get(like) : undefined;
  const run =
    before && before.run.plan === plan && before.run.asOf === asOf
      ? rerun(before.run, changeGiven(before, facts))
      : startRun(plan, asOf, givenOf(plan, parameters, facts));
  const outcomeOf: OutcomeOf = (decision) => outcomeIn(run, decision);
  if (!parameters) asked.set(outcomeOf, { run, facts });
  return outcomeOf;
}

/** Decides several decisions at once; what they share is worked out once. */
export function decideAll(
  plan: Plan,
  {
    decisions,
    ...question
  }: Question & { readonly decisions: readonly string[] },
): ReadonlyMap<string, Outcome> {
  const outcomeOf = decisionsFor(plan, question);
  return new Map(decisions.map((name) => [name, outcomeOf(name)]));
}

/** The outcome of one decision in a run. */
export function outcomeIn(run: Run, decision: string): Outcome {
  const { plan } = run;
  const slot = plan.slotOf.get(decision);
  const declared = slot === undefined ? undefined : plan.slots[slot];
  if (slot === undefined || !declared)
    throw new Error(
      `The plan has no decision “${decision}”.${didYouMean(decision, plan.slotOf.keys())}`,
    );
  run.trace = [];
  const value = valueOf(run, slot);
  const because = { run, slot };
  if (!isAbsent(value))
    return {
      kind: "decided",
      value: { type: declared.type, datum: value },
      because,
    };
  if (value.absent !== "unknown") return { kind: "not-applicable", because };
  return {
    kind: "needs-input",
    missing: value.missing.flatMap((fact) => plan.slots[fact]?.name ?? []),
    because,
  };
}
