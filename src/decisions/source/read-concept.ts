import type { Reader } from "./reader.ts";
import { fieldOf, plainOf, readHead, readRange, textOf } from "./reader.ts";
import { readType } from "./read-type.ts";
import type { SourceConcept } from "./source.ts";
import type { Tree } from "./tree.ts";

/** Reads one information concept; one of a wrong type keeps its name, so that rules that use it are not wrong as well. How it is asked belongs to the catalogue, which holds all that is written here to its shape. */
export function readConcept(
  reader: Reader,
  name: string,
  tree: Tree,
): SourceConcept {
  const type = readType(reader, tree);
  const range = fieldOf(tree, "range");
  const assumed = fieldOf(tree, "assumed-when-silent");
  const noneCountsAs = fieldOf(tree, "none-counts-as");
  return {
    ...readHead(reader, name, tree),
    type,
    isSupplied: [
      "question",
      "register",
      "asked",
      "marks",
      "assumed-when-silent",
    ].some((field) => fieldOf(tree, field) !== undefined),
    ...readRange(reader, range, type),
    ...(assumed ? { assumedWhenSilent: readAssumed(reader, assumed) } : {}),
    ...(noneCountsAs
      ? { noneCountsAs: { value: plainOf(noneCountsAs), at: noneCountsAs.at } }
      : {}),
  };
}

function readAssumed(
  reader: Reader,
  tree: Tree,
): NonNullable<SourceConcept["assumedWhenSilent"]> {
  const value = fieldOf(tree, "value");
  const because = textOf(tree, "because");
  if (!value || because === undefined)
    reader.report(
      tree.at,
      "assumed-when-silent needs a `value` and a `because`.",
    );
  const as = textOf(tree, "as");
  return {
    value: value ? plainOf(value) : null,
    ...(as === undefined ? {} : { as }),
    because: because ?? "",
    at: tree.at,
  };
}
