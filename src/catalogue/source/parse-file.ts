import { isMap, isNode, isPair, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document, Node } from "yaml";
import type { z } from "zod";
import type { Result } from "#kernel";
import { fail, ok } from "#kernel";
import { explainIssue } from "./explain-issue.ts";
import type { PackError, PackFile, Site } from "./pack-file.ts";

export type Path = readonly PropertyKey[];
/** A file's checked content, with a way back to the line of each part. */
export type Parsed<T> = {
  readonly file: string;
  readonly content: T;
  siteOf(path: Path): Site;
};

/** Reads one YAML file and checks its shape. Every fault found is returned, not the first alone. */
export function parseFile<T>(
  file: PackFile,
  shape: z.ZodType<T>,
): Result<Parsed<T>, readonly PackError[]> {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines });
  const siteAt = (offset: number): Site => {
    const { line, col } = lines.linePos(offset);
    return {
      file: file.path,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
    };
  };
  if (document.errors.length > 0)
    return fail(
      document.errors.map((error) => ({
        ...siteAt(error.pos[0]),
        message: `This is not YAML: ${firstLine(error.message)}.`,
        mend: "Check the indentation, quotes and colons on this line and the one above.",
      })),
    );
  const siteOf = (path: Path): Site => siteAt(offsetOf(document, path));
  const checked = shape.safeParse(document.toJS() ?? {});
  if (checked.success)
    return ok({ file: file.path, content: checked.data, siteOf });
  return fail(
    checked.error.issues.flatMap((issue) =>
      explainIssue(issue).map(({ path, message, mend }) => ({
        ...siteOf(path),
        message,
        mend,
      })),
    ),
  );
}

const firstLine = (text: string): string =>
  (text.split("\n")[0] ?? text)
    .replace(/ at line \d+.*$/, "")
    .replace(/[.:]$/, "");

/** The offset of the deepest part of a path that exists: a key for an entry, the value for an item. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const next = childOf(node, step);
    if (!next) return offset;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

function childOf(
  node: unknown,
  step: PropertyKey,
): { readonly node: unknown; readonly offset: number | undefined } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined
      ? undefined
      : { node: item, offset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (item) => isPair(item) && String(item.key) === String(step),
  );
  return pair && { node: pair.value, offset: startOf(pair.key) };
}

const startOf = (node: unknown): number | undefined =>
  isNode(node) ? (node as Node).range?.[0] : undefined;
