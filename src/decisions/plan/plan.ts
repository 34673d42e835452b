import type {
  Concept,
  Decision,
  Parameter,
  Sentence,
  Template,
} from "../model/model.ts";
import type { PlanExpression } from "../operations/expression.ts";
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
};

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
