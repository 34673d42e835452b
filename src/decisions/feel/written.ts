import type { SyntaxNode } from "@lezer/common";
import { functionNames } from "../operations/operations.ts";

/** A node of the parsed tree with the text it was parsed from. */
export type Written = { readonly node: SyntaxNode; readonly text: string };

/** Marks the way out of a malformed text; caught in `from-text.ts` only. */
export class Malformed extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

export const startOf = ({ node }: Written): number => node.from;
export const wordsOf = ({ node, text }: Written): string =>
  text.slice(node.from, node.to);

const trivia = new Set(["LineComment", "BlockComment"]);
/** What a node is made of, comments left out. */
export function childrenOf({ node, text }: Written): readonly Written[] {
  const found: Written[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!trivia.has(child.name)) found.push({ node: child, text });
  return found;
}

/** The parts of an expression, without its punctuation and operators. */
export const partsOf = (written: Written): readonly Written[] =>
  childrenOf(written).filter(
    ({ node: { name } }) =>
      name === "null" ||
      (/^[A-Z?]/.test(name) && name !== "ArithOp" && name !== "CompareOp"),
  );

export function partOf(written: Written, index: number): Written {
  const found = partsOf(written)[index];
  if (!found)
    throw new Malformed(
      written.node.to,
      "Something is missing at the end of this.",
    );
  return found;
}

export const tokenOf = (written: Written, name: string): Written | undefined =>
  childrenOf(written).find(({ node }) => node.name === name);

/** Functions whose names the grammar would take apart at a word of its own. */
const spacedNames = functionNames.filter((name) =>
  /\b(or|and|in|between|else|then|if|for)\b/.test(name),
);
const spaced = new RegExp(
  String.raw`"(?:[^"\\]|\\.)*"|\b(?:${spacedNames.join("|").replaceAll(" ", String.raw`\s`)})(?=\s*\()`,
  "g",
);
/** Joins the words of such names; the length stays, so offsets hold. */
export const joinSpacedNames = (text: string): string =>
  text.replace(spaced, (found) =>
    found.startsWith('"') ? found : found.replaceAll(/\s/g, "_"),
  );
const joined: ReadonlyMap<string, string> = new Map(
  spacedNames.map((name) => [name.replaceAll(" ", "_"), name]),
);
/** A name as people write it, single spaces between its words. */
export function nameOf(written: Written): string {
  const name = wordsOf(written).replace(/\s+/g, " ").trim();
  return joined.get(name) ?? name;
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
};
/** The text a string literal stands for. */
export const unquoted = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(
      /\\(u[0-9a-fA-F]{4}|.)/g,
      (_, escaped: string) =>
        escapes[escaped] ??
        (escaped.length > 1
          ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
          : escaped),
    );
