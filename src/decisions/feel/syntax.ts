/** FEEL as written, before names and types are known. `at` is the offset in its text. */
export type Syntax = { readonly at: number } & UnplacedSyntax;
export type UnplacedSyntax =
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "yes/no"; readonly value: boolean }
  | { readonly kind: "null" }
  | { readonly kind: "subject" }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "path"; readonly of: Syntax; readonly field: string }
  | ({ readonly kind: "arithmetic" } & Between<ArithmeticOperator>)
  | ({ readonly kind: "compare" } & Between<CompareOperator>)
  | { readonly kind: "negate"; readonly operand: Syntax }
  | {
      readonly kind: "and" | "or";
      readonly left: Syntax;
      readonly right: Syntax;
    }
  /** Any of some tests of a subject, which `?` stands for in them. */
  | {
      readonly kind: "in";
      readonly subject: Syntax;
      readonly tests: readonly Syntax[];
    }
  /** A value alone as a test: the subject equals it, or is in it. */
  | { readonly kind: "is"; readonly value: Syntax }
  | {
      readonly kind: "if";
      readonly condition: Syntax;
      readonly whenTrue: Syntax;
      readonly whenFalse: Syntax;
    }
  | {
      readonly kind: "for" | "some" | "every";
      readonly loops: readonly LoopSyntax[];
      readonly body: Syntax;
    }
  | { readonly kind: "filter"; readonly of: Syntax; readonly condition: Syntax }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly arguments: readonly Syntax[];
    }
  | { readonly kind: "list"; readonly items: readonly Syntax[] }
  | { readonly kind: "record"; readonly entries: readonly EntrySyntax[] };

type Between<Operator> = {
  readonly operator: Operator;
  readonly left: Syntax;
  readonly right: Syntax;
};
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "**";
export type CompareOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";
type EntrySyntax = { readonly name: string; readonly value: Syntax };
/** `name in list`, or `name in from..to` counting by one. */
export type LoopSyntax = {
  readonly at: number;
  readonly name: string;
  readonly list: Syntax;
  readonly to?: Syntax;
};

/** What is wrong in a FEEL text and where. */
export type SyntaxProblem = { readonly at: number; readonly message: string };
