import type { Words } from "#kernel";
import type { ValueType } from "../values/value-type.ts";
import type { Tree } from "./tree.ts";

/** One file of a pack, as handed in. */
export type SourceFile = { readonly path: string; readonly text: string };
/** Lines and columns count from 1. */
export type Position = {
  readonly path: string;
  readonly line: number;
  readonly column: number;
};
/** What is wrong, where, and how to mend it. */
export type CompileError = Position & {
  readonly message: string;
  readonly decision?: string;
};

/** FEEL as it stands in a file; `lines` says where each of its lines begins there. */
export type FeelText = {
  readonly text: string;
  readonly path: string;
  readonly lines: readonly { readonly line: number; readonly column: number }[];
};

/** FEEL outside the rules that becomes a decision: yes or no, or of the type of a concept. */
export type Condition = {
  readonly name: string;
  readonly feel: Tree;
  readonly source: string;
  /** The concept whose type and label it takes. */
  readonly like?: string;
};

/** What was read from the files of a pack; names and FEEL are not yet looked at. */
export type Source = {
  readonly concepts: ReadonlyMap<string, SourceConcept>;
  readonly parameters: ReadonlyMap<string, SourceParameter>;
  readonly decisions: ReadonlyMap<string, SourceDecision>;
};

export type SourceConcept = {
  readonly name: string;
  readonly at: Position;
  readonly label: Words;
  readonly type: ValueType;
  readonly range?: { readonly from?: string; readonly to?: string };
  /** A person, a register or a case file gives it. */
  readonly isSupplied: boolean;
  readonly assumedWhenSilent?: {
    readonly value: unknown;
    /** Another fact whose value it takes in a case that gives that one. */
    readonly as?: string;
    readonly because: string;
    readonly at: Position;
  };
  readonly noneCountsAs?: { readonly value: unknown; readonly at: Position };
};

export type SourceParameter = {
  readonly name: string;
  readonly at: Position;
  readonly label: Words;
  readonly type: ValueType;
  readonly source: string;
  readonly inForce: readonly SourcePeriod[];
};
export type SourcePeriod = {
  readonly at: Position;
  readonly from: string;
  readonly to?: string;
  readonly value: unknown;
  readonly valueAt: Position;
  readonly source?: string;
};

export type SourceDecision = {
  readonly name: string;
  readonly at: Position;
  readonly label: Words;
  readonly type: ValueType;
  /** The bounds of a number. */
  readonly range?: { readonly from?: string; readonly to?: string };
  readonly atMost?: FeelText;
  readonly source: string;
  readonly appliesWhen?: FeelText;
  readonly logic:
    { readonly kind: "rule"; readonly rule: FeelText } | SourceTable;
  readonly says: readonly SourceSentence[];
};
export type SourceTable = {
  readonly kind: "table";
  readonly at: Position;
  readonly hit: "unique" | "first" | "collect" | "collect sum";
  readonly inputs: readonly FeelText[];
  readonly rows: readonly SourceRow[];
};
export type SourceRow = {
  readonly at: Position;
  readonly when: readonly FeelText[];
  readonly gives: FeelText;
  readonly source?: string;
};
export type SourceSentence = {
  readonly at: Position;
  readonly when?: FeelText;
  readonly words: Words;
};
