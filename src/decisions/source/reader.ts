import type { Words } from "#kernel";
import { isLocalDate } from "#kernel";
import type { Range } from "../values/range.ts";
import type { CompileError, Position } from "./source.ts";
import type { ValueType } from "../values/value-type.ts";
import { describeType } from "../values/value-type.ts";
import type { Tree } from "./tree.ts";
import { partAt } from "./tree.ts";

/** Reads the fields of one declaration and notes what is wrong, without stopping. */
export type Reader = {
  report(at: Position, message: string): undefined;
};

/** @param decision the one being read, if any, so that its errors can name it */
export const readerOf = (
  errors: CompileError[],
  decision?: { readonly decision: string },
): Reader => ({
  report: ({ path, line, column }, message) =>
    void errors.push({ path, line, column, message, ...decision }),
});

export const fieldOf = (tree: Tree, name: string): Tree | undefined => {
  const field = tree.kind === "map" ? tree.entries.get(name) : undefined;
  return field?.kind === "empty" ? undefined : field;
};

/** The text of a scalar field, or undefined when it is absent or not a scalar. */
export function textOf(tree: Tree, name: string): string | undefined {
  const field = fieldOf(tree, name);
  return field?.kind === "scalar" ? field.written : undefined;
}

/** Refuses fields the format does not have: a misspelt field would be silently ignored. */
export function refuseOtherFields(
  reader: Reader,
  tree: Tree,
  allowed: readonly string[],
): void {
  if (tree.kind !== "map") return;
  for (const [name, at] of tree.keys)
    if (!allowed.includes(name))
      reader.report(
        at,
        `“${name}” is not a field here; the fields are ${allowed.join(", ")}.`,
      );
}

/** Words in both languages; a missing language is an error. */
export function readWords(
  reader: Reader,
  tree: Tree | undefined,
  what: { readonly name: string; readonly at: Position },
): Words {
  const read = (locale: "en" | "cy"): string => {
    const found = tree && textOf(tree, locale);
    if (found === undefined || found.trim() === "")
      reader.report(
        tree?.at ?? what.at,
        `The ${what.name} has no ${locale === "en" ? "English (en)" : "Welsh (cy)"} words: add ${locale}: …`,
      );
    return found ?? "";
  };
  return { en: read("en"), cy: read("cy") };
}

/** What every declaration begins with: where it stands, and what people call it. */
export const readHead = (reader: Reader, name: string, tree: Tree) => ({
  name,
  at: tree.at,
  label: readWords(reader, fieldOf(tree, "label"), {
    name: `label of ${name}`,
    at: tree.at,
  }),
});

/** A tree as plain JSON-like data, numbers kept as JavaScript numbers. */
export function plainOf(tree: Tree): unknown {
  switch (tree.kind) {
    case "scalar":
      return tree.value;
    case "empty":
      return null;
    case "list":
      return tree.items.map(plainOf);
    case "map":
      return Object.fromEntries(
        [...tree.entries].map(([name, value]) => [name, plainOf(value)]),
      );
  }
}

/** Reads the bounds of a fact or a decision, each as it is written; one that its type does not have is refused and left out. */
export function readRange(
  reader: Reader,
  tree: Tree | undefined,
  type: ValueType,
): { readonly range?: Range } {
  if (!tree) return {};
  const bound = (side: "from" | "to"): Range => {
    const written = textOf(tree, side);
    if (written === undefined) return {};
    if (isBoundOf(type, written)) return { [side]: written };
    const { at } = partAt(tree, [side]);
    reader.report(at, `“${written}” is no bound of ${describeType(type)}.`);
    return {};
  };
  return { range: { ...bound("from"), ...bound("to") } };
}

function isBoundOf({ kind }: ValueType, written: string): boolean {
  if (kind === "number") return /^-?\d+(\.\d+)?$/.test(written);
  return kind !== "date" || written === "today" || isLocalDate(written);
}
