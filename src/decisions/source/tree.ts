import type { Node, Scalar } from "yaml";
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
} from "yaml";
import { onceFor } from "#kernel";
import type { CompileError, FeelText, Position, SourceFile } from "./source.ts";

/** YAML with its positions and nothing else; a scalar keeps the text it was written with, so decimals stay exact. */
export type Tree =
  | {
      readonly kind: "scalar";
      readonly at: Position;
      readonly value: string | number | boolean;
      readonly written: string;
      readonly feel: FeelText;
    }
  | { readonly kind: "empty"; readonly at: Position }
  | {
      readonly kind: "list";
      readonly at: Position;
      readonly items: readonly Tree[];
    }
  | {
      readonly kind: "map";
      readonly at: Position;
      readonly entries: ReadonlyMap<string, Tree>;
      /** Where each key stands: the line an author looks for. */
      readonly keys: ReadonlyMap<string, Position>;
    };

/** A file as its YAML stands, as far as it can be read, and what the parser refuses in it. */
export type ReadFile = {
  readonly path: string;
  readonly tree: Tree;
  readonly errors: readonly CompileError[];
};

/** Reads one YAML file, once however often it is asked for; what the parser refuses is an error with its place. */
export const readTree = onceFor((file: SourceFile): ReadFile => {
  const lines = new LineCounter();
  const document = parseDocument(file.text, {
    lineCounter: lines,
    uniqueKeys: true,
  });
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return {
      path: file.path,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
    };
  };
  const errors = document.errors.map((error) => ({
    ...positionAt(error.pos[0]),
    message: `This is not YAML: ${firstLine(error.message)}.`,
  }));
  const reading: Reading = {
    file,
    positionAt,
    resolve: (node) => (isAlias(node) ? node.resolve(document) : node),
  };
  const tree = treeOf(reading, document.contents, positionAt(0));
  return { path: file.path, tree, errors };
});

const firstLine = (text: string): string =>
  (text.split("\n")[0] ?? text)
    .replace(/ at line \d+.*$/, "")
    .replace(/[.:]$/, "");

/** A part of a tree and where it stands: its key for an entry, its value for an item. Of one that is not there, where the deepest part is that is. */
export function partAt(
  tree: Tree,
  path: readonly PropertyKey[],
): { readonly part: Tree | undefined; readonly at: Position } {
  let { at } = tree;
  let part: Tree | undefined = tree;
  for (const step of path) {
    const [child, childAt] = childOf(part, String(step));
    part = child;
    if (childAt === undefined) break;
    at = childAt;
  }
  return { part, at };
}

/** The part of a tree under a key or an index, and where it stands. */
export function childOf(
  tree: Tree | undefined,
  step: string,
): readonly [Tree | undefined, Position | undefined] {
  if (tree?.kind === "map")
    return [tree.entries.get(step), tree.keys.get(step)];
  const item = tree?.kind === "list" ? tree.items[Number(step)] : undefined;
  return [item, item?.at];
}

type Reading = {
  readonly file: SourceFile;
  readonly positionAt: (offset: number) => Position;
  readonly resolve: (node: Node) => Node | undefined;
};

function treeOf(reading: Reading, written: unknown, fallback: Position): Tree {
  const node = reading.resolve(written as Node);
  const at = node?.range ? reading.positionAt(node.range[0]) : fallback;
  if (isMap(node)) {
    const entries = new Map<string, Tree>();
    const keys = new Map<string, Position>();
    for (const { key, value } of node.items) {
      const name = isScalar(key)
        ? String(key.source ?? key.value)
        : String(key);
      const keyAt =
        isNode(key) && key.range ? reading.positionAt(key.range[0]) : at;
      const child = treeOf(reading, value, keyAt);
      keys.set(name, keyAt);
      entries.set(
        name,
        child.kind === "scalar" ? child : { ...child, at: keyAt },
      );
    }
    return { kind: "map", at, entries, keys };
  }
  if (isSeq(node))
    return {
      kind: "list",
      at,
      items: node.items.map((item) => treeOf(reading, item, at)),
    };
  if (isScalar(node) && node.value !== null && node.value !== undefined)
    return scalarOf(reading, node, at);
  return { kind: "empty", at };
}

function scalarOf(reading: Reading, node: Scalar, at: Position): Tree {
  const value = node.value as string | number | boolean;
  const written =
    typeof value === "string" ? value : (node.source ?? String(value));
  return {
    kind: "scalar",
    at,
    value,
    written,
    feel: {
      text: written,
      path: at.path,
      lines: feelLines(reading, node, at),
    },
  };
}

/** Where each line of a scalar's text begins in the file. */
function feelLines(
  reading: Reading,
  node: Scalar,
  at: Position,
): FeelText["lines"] {
  if (node.type === "BLOCK_LITERAL" && node.range) {
    const raw = reading.file.text.slice(node.range[0], node.range[1]);
    const body = raw.split("\n").slice(1);
    const indent = Math.min(
      ...body
        .filter((line) => line.trim() !== "")
        .map((line) => line.length - line.trimStart().length),
    );
    return body.map((_, index) => ({
      line: at.line + 1 + index,
      column: (Number.isFinite(indent) ? indent : 0) + 1,
    }));
  }
  const quote = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
  return [{ line: at.line, column: at.column + (quote ? 1 : 0) }];
}
