import type {
  Concept,
  Decision,
  Parameter,
  Sentence,
  Template,
} from "../model/model.ts";
import type { PlanExpression } from "../operations/expression.ts";
import type { Range } from "../values/range.ts";
import type { Period } from "../values/period.ts";
import type { FactValue } from "../values/plain.ts";

/**
 * What a back end runs: every name is a slot number, decisions come after those they need.
 * Plain data: it can be sent to a worker thread or compiled further.
 */
export type Plan = {
  readonly slots: readonly Slot[];
  readonly slotOf: ReadonlyMap<string, number>;
  readonly localCount: number;
  /** By slot, what a compiled back end must know of its numbers. */
  readonly numbers: readonly (NumberForm | undefined)[];
};
/**
 * How many places after the point numbers have, and the range they keep; what is left out has no bound. Of a fact it is how people give
 * it: one with more places is for a back end that takes any.
 */
export type NumberForm = Range & { readonly places?: number };

/** One name of the pack: a fact, a parameter or a decision. */
export type Slot = FactSlot | ParameterSlot | DecisionSlot;
export type FactSlot = Omit<Concept, "at" | "noneCountsAs"> & {
  readonly kind: "fact";
  readonly noneCountsAs?: FactValue;
};
export type ParameterSlot = Omit<Parameter, "at" | "inForce"> & {
  readonly kind: "parameter";
  readonly inForce: readonly Period<FactValue>[];
};
export type DecisionSlot = Omit<
  Decision,
  "at" | "atMost" | "logic" | "says"
> & {
  readonly kind: "decision";
  readonly atMost?: PlanExpression;
  readonly logic: PlanExpression;
  readonly says: readonly PlanSentence[];
};
export type PlanSentence = Sentence<number, FactValue>;
export type PlanTemplate = Template<number>;
