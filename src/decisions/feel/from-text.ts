import { parser } from "lezer-feel";
import type { Result } from "#kernel";
import { fail, ok } from "#kernel";
import { readExpression } from "./read-expression.ts";
import { readCell } from "./read-test.ts";
import type { Syntax, SyntaxProblem } from "./syntax.ts";
import type { Written } from "./written.ts";
import { childrenOf, joinSpacedNames, Malformed } from "./written.ts";

const cellParser = parser.configure({ top: "UnaryTests" });

/** Reads one FEEL expression. */
export const parseExpression = readingOf(parser, (top) =>
  readExpression(onlyChild(top)),
);

const parseTests = readingOf(cellParser, readCell);

/** Reads the cell of a decision table: unary tests of the column's input. */
export const parseCell = (text: string): Result<Syntax, SyntaxProblem> =>
  text.trim() === ""
    ? fail({ at: 0, message: "A cell is empty: write '-' for any." })
    : parseTests(text);

/** Packs say the same again and again, and most of a changed file is as it was. A long-lived process starts anew now and then. */
const mostKept = 5_000;

function readingOf(
  grammar: typeof parser,
  read: (top: Written) => Syntax,
): (text: string) => Result<Syntax, SyntaxProblem> {
  const known = new Map<string, Result<Syntax, SyntaxProblem>>();
  return (text) => {
    const found = known.get(text) ?? reading(text, grammar, read);
    if (known.size > mostKept) known.clear();
    known.set(text, found);
    return found;
  };
}

function reading(
  text: string,
  grammar: typeof parser,
  read: (top: Written) => Syntax,
): Result<Syntax, SyntaxProblem> {
  const joined = joinSpacedNames(text);
  const top = { node: grammar.parse(joined).topNode, text: joined };
  try {
    refuseErrors(top);
    return ok(read(top));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return fail({ at: error.at, message: error.message });
  }
}

function refuseErrors({ node, text }: Written): void {
  const cursor = node.cursor();
  do {
    if (!cursor.type.isError) continue;
    const near = text.slice(cursor.from, cursor.from + 24).split("\n")[0];
    throw new Malformed(
      Math.min(cursor.from, text.trimEnd().length),
      near?.trim()
        ? `This is not FEEL near “${near.trim()}”: check the brackets, operators and quotes just before it.`
        : "The expression ends too early: something is missing after the last word.",
    );
  } while (cursor.next());
}

/** The one expression of a text; the grammar takes no second. */
function onlyChild(top: Written): Written {
  const [child] = childrenOf(top);
  if (!child) throw new Malformed(0, "An expression is expected here.");
  return child;
}
