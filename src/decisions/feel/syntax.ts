/** FEEL as written, before names and types are known. `at` is the offset in its text. */
export type Syntax =
  | { readonly kind: "number"; readonly at: number; readonly text: string }
  | { readonly kind: "text"; readonly at: number; readonly value: string }
  | { readonly kind: "yes/no"; readonly at: number; readonly value: boolean }
  | { readonly kind: "null"; readonly at: number }
  | { readonly kind: "subject"; readonly at: number }
  | { readonly kind: "name"; readonly at: number; readonly name: string }
  | {
      readonly kind: "path";
      readonly at: number;
      readonly of: Syntax;
      readonly field: string;
    }
  | {
      readonly kind: "arithmetic";
      readonly at: number;
      readonly operator: ArithmeticOperator;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | { readonly kind: "negate"; readonly at: number; readonly operand: Syntax }
  | {
      readonly kind: "compare";
      readonly at: number;
      readonly operator: CompareOperator;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | {
      readonly kind: "and" | "or";
      readonly at: number;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | {
      readonly kind: "between";
      readonly at: number;
      readonly subject: Syntax;
      readonly from: Syntax;
      readonly to: Syntax;
    }
  | {
      readonly kind: "in";
      readonly at: number;
      readonly subject: Syntax;
      readonly tests: readonly TestSyntax[];
    }
  | {
      readonly kind: "if";
      readonly at: number;
      readonly condition: Syntax;
      readonly whenTrue: Syntax;
      readonly whenFalse: Syntax;
    }
  | {
      readonly kind: "for" | "some" | "every";
      readonly at: number;
      readonly loops: readonly LoopSyntax[];
      readonly body: Syntax;
    }
  | {
      readonly kind: "filter";
      readonly at: number;
      readonly of: Syntax;
      readonly condition: Syntax;
    }
  | {
      readonly kind: "call";
      readonly at: number;
      readonly name: string;
      readonly arguments: readonly Syntax[];
    }
  | {
      readonly kind: "list";
      readonly at: number;
      readonly items: readonly Syntax[];
    }
  | {
      readonly kind: "record";
      readonly at: number;
      readonly entries: readonly EntrySyntax[];
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

/** A test of a subject, as in a table's cell or after `in`. */
export type TestSyntax =
  | { readonly kind: "anything"; readonly at: number }
  | {
      readonly kind: "compares";
      readonly at: number;
      readonly operator: CompareOperator;
      readonly value: Syntax;
    }
  | {
      readonly kind: "interval";
      readonly at: number;
      readonly from: Syntax;
      readonly to: Syntax;
      readonly fromIncluded: boolean;
      readonly toIncluded: boolean;
    }
  | { readonly kind: "equals"; readonly at: number; readonly value: Syntax }
  | {
      readonly kind: "none-of";
      readonly at: number;
      readonly tests: readonly TestSyntax[];
    };

/** What is wrong in a FEEL text and where. */
export type SyntaxProblem = { readonly at: number; readonly message: string };
