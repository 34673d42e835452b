import type { Words } from "#kernel";
import type { PlainDatum } from "../values/plain.ts";
import type { PlanExpression } from "../operations/expression.ts";
import type { Period } from "../values/period.ts";
import type { ValueType } from "../values/value-type.ts";

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
export type Slot = {
  readonly name: string;
  readonly label: Words;
  readonly type: ValueType;
} & (
  | {
      readonly kind: "fact";
      readonly noneCountsAs?: PlainDatum;
      readonly range?: { readonly from?: string; readonly to?: string };
      readonly assumedWhenSilent?: {
        readonly value: unknown;
        readonly as?: string;
        readonly because: string;
      };
    }
  | {
      readonly kind: "parameter";
      readonly source: string;
      readonly inForce: readonly Period<PlainDatum>[];
    }
  | {
      readonly kind: "decision";
      readonly range?: { readonly from?: string; readonly to?: string };
      readonly source: string;
      readonly appliesWhen?: PlanExpression;
      readonly logic: PlanExpression;
      readonly says: readonly PlanSentence[];
    }
);

export type PlanSentence = {
  readonly when:
    | { readonly kind: "always" }
    | { readonly kind: "not-applicable" }
    | {
        readonly kind: "test";
        readonly test: PlanExpression;
        readonly outcome: number;
      };
  readonly words: { readonly en: PlanTemplate; readonly cy: PlanTemplate };
};
export type PlanTemplate = readonly (
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "hole"; readonly slot: number }
)[];
