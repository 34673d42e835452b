import type { Core, Expression } from "../operations/expression.ts";
import type {
  SourceConcept,
  SourceDecision,
  SourceParameter,
} from "../source/source.ts";
import type { Datum } from "../values/datum.ts";
import type { Period } from "../values/period.ts";

/** A pack's decisions with every name resolved and every type and unit checked. */
export type Model = {
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Each after those it needs. */
  readonly decisions: ReadonlyMap<string, Decision>;
};

type Assumed = NonNullable<SourceConcept["assumedWhenSilent"]>;
/** A fact a person, a body or a register supplies. */
export type Concept = Omit<
  SourceConcept,
  "isSupplied" | "assumedWhenSilent" | "noneCountsAs"
> & {
  readonly assumedWhenSilent?: Omit<Assumed, "at">;
  readonly noneCountsAs?: Datum;
};

/** A dated value of law; in order of `from`, each holding until the next. */
export type Parameter = Omit<SourceParameter, "inForce"> & {
  readonly inForce: readonly Period[];
};

/** Its logic, which also says when it applies, keeps its range; a value supplied in its place is held to it. */
export type Decision = Omit<
  SourceDecision,
  "appliesWhen" | "atMost" | "logic" | "says"
> & {
  /** What its logic, and a value supplied in its place, are held to where that is known. */
  readonly atMost?: Expression;
  readonly logic: Expression;
  readonly says: readonly Sentence[];
};

/** A sentence about an outcome; `when` tests the local `outcome` of its decision. */
export type Sentence<Name = string, Data = Datum> = {
  readonly when:
    | { readonly kind: "always" | "not-applicable" }
    | {
        readonly kind: "test";
        readonly test: Core<Name, Data>;
        readonly outcome: number;
      };
  readonly words: { readonly en: Template<Name>; readonly cy: Template<Name> };
};
export type Template<Name = string> = readonly TemplatePart<Name>[];
export type TemplatePart<Name = string> =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "hole"; readonly name: Name };
