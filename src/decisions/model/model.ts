import type { Words } from "#kernel";
import type { Position } from "../source/source.ts";
import type { Datum } from "../values/datum.ts";
import type { Expression } from "../operations/expression.ts";
import type { Period } from "../values/period.ts";
import type { ValueType } from "../values/value-type.ts";

/** A pack's decisions with every name resolved and every type and unit checked. */
export type Model = {
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Each after those it needs. */
  readonly decisions: ReadonlyMap<string, Decision>;
};

/** A fact a person, a body or a register supplies. */
export type Concept = {
  readonly name: string;
  readonly at: Position;
  readonly label: Words;
  readonly type: ValueType;
  readonly range?: { readonly from?: string; readonly to?: string };
  readonly assumedWhenSilent?: {
    readonly value: unknown;
    readonly as?: string;
    readonly because: string;
  };
  readonly noneCountsAs?: Datum;
};

/** A dated value of law; in order of `from`, each holding until the next. */
export type Parameter = {
  readonly name: string;
  readonly at: Position;
  readonly label: Words;
  readonly type: ValueType;
  readonly source: string;
  readonly inForce: readonly Period[];
};
export type Decision = {
  readonly name: string;
  readonly at: Position;
  readonly label: Words;
  readonly type: ValueType;
  /** The bounds that its logic keeps, and that a value supplied in its place is held to. */
  readonly range?: { readonly from?: string; readonly to?: string };
  readonly source: string;
  readonly appliesWhen?: Expression;
  readonly logic: Expression;
  readonly says: readonly Sentence[];
};

/** A sentence about an outcome; `when` tests the local `outcome` of its decision. */
export type Sentence = {
  readonly when:
    | { readonly kind: "always" }
    | { readonly kind: "not-applicable" }
    | {
        readonly kind: "test";
        readonly test: Expression;
        readonly outcome: number;
      };
  readonly words: { readonly en: Template; readonly cy: Template };
};
export type Template = readonly TemplatePart[];
export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "hole"; readonly name: string };
